// graphile-worker with its batching: claims jobs by the hundred, runs a handler that does nothing, completes in batches.
import pg from 'pg'
import { Logger, run, runMigrations } from 'graphile-worker'

const connectionString = process.env.DATABASE_URL
const jobs = Number(process.env.JOBS)
const quiet = new Logger(() => () => {})

await runMigrations({ connectionString, logger: quiet })
const database = new pg.Client(connectionString)
await database.connect()
await database.query(`select count(graphile_worker.add_job('nothing')) from generate_series(1, ${jobs})`)

let done = 0
const finished = Promise.withResolvers ? Promise.withResolvers() : withResolvers()
const start = performance.now()
const runner = await run({
  logger: quiet,
  noHandleSignals: true,
  preset: {
    worker: {
      connectionString,
      concurrentJobs: 24,
      maxPoolSize: 25,
      localQueue: { size: 500 },
      completeJobBatchDelay: 0,
      failJobBatchDelay: 0,
    },
  },
  taskList: {
    nothing: () => {
      if (++done === jobs) finished.resolve()
    },
  },
})
await finished.promise
// Done is what is stored as done.
await runner.stop()
const seconds = (performance.now() - start) / 1000
const left = await database.query('select count(*)::int as jobs from graphile_worker.jobs')
await database.end()
if (left.rows[0].jobs !== 0) throw new Error(`${left.rows[0].jobs} jobs are left`)
console.log(jobs / seconds)

function withResolvers() {
  const all = {}
  all.promise = new Promise((resolve, reject) => Object.assign(all, { resolve, reject }))
  return all
}
