package io.voicecrm.benchmarks;

import io.voicecrm.benchmarks.Duel.Contender;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many jobs that do nothing are durably claimed, run and durably completed per second: the dialer's attempts next to
 * the jobs of three queues on PostgreSQL. An attempt is stored once more than a job, as submitted, before anything is done
 * for it; and it is claimed in turn between tenants, under limits, with no number on two lines.
 */
public final class QueueMacro {

    private static final int JOBS = 20_000;

    private QueueMacro() {}

    /**
     * Runs it and prints what came out.
     *
     * @param arguments how many jobs a run has, 20,000 unless given, and how many pairs of runs count, 5 unless given; then
     *     where the peers that run on Node are
     */
    public static void main(String[] arguments) throws Exception {
        int jobs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : JOBS;
        Duel duel = new Duel("jobs/s", 1, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5);
        Path node = Path.of(arguments.length > 2 ? arguments[2] : "benchmarks/src/main/node");
        try (Database database = Database.start()) {
            System.out.println(database.version() + ", Java " + Runtime.version());
            String peers = database.createDatabase("peers");
            for (int batch : new int[] {50, 500}) {
                AttemptQueue ours = new AttemptQueue(database, batch);
                for (Map.Entry<String, Contender> peer :
                        peers(database, node, peers, jobs).entrySet()) {
                    String question = jobs + " jobs, batches of " + batch + " against " + peer.getKey();
                    duel.print(System.out, question, duel.run(() -> ours.run(jobs), peer.getValue()));
                }
            }
        }
    }

    private static Map<String, Contender> peers(Database database, Path node, String url, int jobs)
            throws SQLException {
        SchedulerQueue scheduler = new SchedulerQueue(database);
        Map<String, Contender> peers = new LinkedHashMap<>();
        peers.put("db-scheduler", () -> scheduler.run(jobs));
        peers.put("graphile-worker", () -> perSecond(node, "queue-graphile.mjs", url, jobs));
        peers.put("pg-boss", () -> perSecond(node, "queue-pgboss.mjs", url, jobs));
        return peers;
    }

    private static double perSecond(Path node, String program, String url, int jobs)
            throws IOException, InterruptedException {
        try (NodePeer peer = NodePeer.start(node, program, Map.of("DATABASE_URL", url, "JOBS", String.valueOf(jobs)))) {
            return Double.parseDouble(peer.hear());
        }
    }
}
