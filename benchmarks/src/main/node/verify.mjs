// Verifies and parses one signed delivery over and over with the provider's own client. On standard input: a line with
// the secret, one with the delivery in base64, then one line with a count for each run; answers each when it is done.
import { createHmac } from 'node:crypto'
import { createInterface } from 'node:readline'
import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js'

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const secret = (await lines.next()).value
const body = Buffer.from((await lines.next()).value, 'base64').toString('utf8')
const client = new ElevenLabsClient({ apiKey: 'benchmark' })
const time = Math.floor(Date.now() / 1000)
const signature = `t=${time},v0=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`

console.log('ready')
for await (const count of lines) {
  let turns = 0
  for (let i = 0; i < Number(count); i++) {
    const event = await client.webhooks.constructEvent(body, signature, secret)
    turns += event.data.transcript.length
  }
  if (turns === 0) throw new Error('nothing was parsed')
  console.log('done')
}
