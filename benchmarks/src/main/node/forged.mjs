// Checks forged status callbacks over and over with Twilio's own client. On standard input: a line with the token, one with
// the URL, one with the form, one with the signature, then one line with a count for each run; answers each when it is done.
import { createInterface } from 'node:readline'
import twilio from 'twilio'

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const token = (await lines.next()).value
const url = (await lines.next()).value
const form = Object.fromEntries(new URLSearchParams((await lines.next()).value))
const signature = (await lines.next()).value

console.log('ready')
for await (const count of lines) {
  let refused = 0
  for (let i = 0; i < Number(count); i++) {
    if (!twilio.validateRequest(token, signature, url, form)) refused++
  }
  console.log(refused)
}
