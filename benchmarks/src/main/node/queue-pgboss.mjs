// pg-boss, eight consumers that fetch and complete a hundred jobs at a time.
import PgBoss from 'pg-boss'

const connectionString = process.env.DATABASE_URL
const jobs = Number(process.env.JOBS)
const queue = `nothing-${process.pid}`
const boss = new PgBoss({ connectionString, max: 10, supervise: false, schedule: false })
await boss.start()
await boss.createQueue(queue)
for (let left = jobs; left > 0; left -= 1000) {
  await boss.insert(Array.from({ length: Math.min(left, 1000) }, () => ({ name: queue })))
}

const start = performance.now()
const counts = await Promise.all(Array.from({ length: 8 }, consume))
const seconds = (performance.now() - start) / 1000
await boss.stop({ graceful: false, wait: false })
const done = counts.reduce((sum, count) => sum + count, 0)
if (done !== jobs) throw new Error(`${done} of ${jobs} jobs were done`)
console.log(jobs / seconds)
process.exit(0)

async function consume() {
  let done = 0
  for (;;) {
    const batch = await boss.fetch(queue, { batchSize: 100 })
    if (batch.length === 0) return done
    await boss.complete(
      queue,
      batch.map((job) => job.id),
    )
    done += batch.length
  }
}
