package io.voicecrm.benchmarks;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Peer: db-scheduler, which locks and fetches its executions in one statement, on twenty threads. */
final class SchedulerQueue {

    private static final int THREADS = 20;
    private static final String TABLE = """
            create table if not exists scheduled_tasks (
                task_name text not null,
                task_instance text not null,
                task_data bytea,
                execution_time timestamptz,
                picked boolean not null,
                picked_by text,
                last_success timestamptz,
                last_failure timestamptz,
                consecutive_failures int,
                last_heartbeat timestamptz,
                version bigint not null,
                priority smallint,
                primary key (task_name, task_instance));
            create index if not exists scheduled_tasks_due on scheduled_tasks (execution_time);
            create index if not exists scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat)""";

    private final Database database;
    private final OneTimeTask<Void> nothing = Tasks.oneTime("nothing").execute((instance, context) -> {});

    SchedulerQueue(Database database) throws SQLException {
        this.database = database;
        database.execute(TABLE);
    }

    /** Fills the queue, empties it, and says how many jobs that were per second. */
    double run(int jobs) throws SQLException, InterruptedException {
        database.execute("truncate scheduled_tasks");
        database.execute("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                + " select 'nothing', n::text, now(), false, 1 from generate_series(1, " + jobs + ") n");
        database.execute("vacuum analyze scheduled_tasks");
        Scheduler scheduler = Scheduler.create(database.owner(), nothing)
                .threads(THREADS)
                .pollUsingLockAndFetch(1.0, 4.0)
                .pollingInterval(Duration.ofMillis(100))
                .build();
        long start = System.nanoTime();
        scheduler.start();
        // What is completed is deleted: the queue is empty when all is done and stored.
        while (database.number("select count(*) from (select from scheduled_tasks limit 1) t") > 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        scheduler.stop();
        return jobs / seconds;
    }
}
