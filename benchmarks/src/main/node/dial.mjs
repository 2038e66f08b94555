// Dials every number of a file, fifty at a time, with a provider's own client as it comes, or with axios; answers how many
// calls it then knows of, by the ids that it was given.
import { readFileSync } from 'node:fs'
import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js'
import axios from 'axios'
import Retell from 'retell-sdk'

const { CLIENT, BASE_URL, API_KEY, AGENT, CALLER, NUMBERS } = process.env
const numbers = readFileSync(NUMBERS, 'utf8').trim().split('\n')

const dials = {
  elevenlabs() {
    const client = new ElevenLabsClient({ apiKey: API_KEY, baseUrl: BASE_URL })
    return async (toNumber) => {
      const call = await client.conversationalAi.twilio.outboundCall({
        agentId: AGENT,
        agentPhoneNumberId: CALLER,
        toNumber,
      })
      return call.conversationId
    }
  },
  retell() {
    const client = new Retell({ apiKey: API_KEY, baseURL: BASE_URL })
    return async (to_number) => {
      const call = await client.call.createPhoneCall({ from_number: CALLER, to_number, override_agent_id: AGENT })
      return call.call_id
    }
  },
  axios() {
    return async (to_number) => {
      const call = await axios.post(
        `${BASE_URL}/v1/convai/twilio/outbound-call`,
        { agent_id: AGENT, agent_phone_number_id: CALLER, to_number },
        { headers: { 'xi-api-key': API_KEY } },
      )
      return call.data.conversation_id
    }
  },
}

const dial = dials[CLIENT]()
const known = new Set()
let next = 0
await Promise.all(Array.from({ length: 50 }, work))
console.log(known.size)
process.exit(0)

async function work() {
  while (next < numbers.length) {
    const number = numbers[next++]
    try {
      known.add(await dial(number))
    } catch {
      // Nobody knows now whether the phone rings: that is what is counted.
    }
  }
}
