// What one writes first: a server that verifies a delivery with the provider's own client, inserts it and answers 200.
// Environment: PEER_SECRET, and DATABASE_URL of a database with the table peer_deliveries. Prints its port.
import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js'
import express from 'express'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 })
const client = new ElevenLabsClient({ apiKey: 'benchmark' })
const app = express()

app.post('/webhooks/elevenlabs', express.raw({ type: () => true, limit: '10mb' }), async (request, response) => {
  let event
  try {
    const signature = request.header('elevenlabs-signature')
    event = await client.webhooks.constructEvent(request.body.toString('utf8'), signature, process.env.PEER_SECRET)
  } catch {
    response.sendStatus(401)
    return
  }
  const key = `${event.type}:${event.data.conversation_id}:${event.event_timestamp}`
  await pool.query('insert into peer_deliveries (key, body) values ($1, $2) on conflict do nothing', [key, request.body])
  response.sendStatus(200)
})

const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port))
