package io.voicecrm.benchmarks;

import io.voicecrm.benchmarks.Duel.Contender;
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
     *     the folder of the peers that run on Node, after {@code npm ci}
     */
    public static void main(String[] arguments) throws Exception {
        int jobs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : JOBS;
        Duel duel = new Duel("jobs/s", 1, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5);
        NodePeer node = new NodePeer(arguments.length > 2 ? arguments[2] : "benchmarks/src/main/node");
        try (Database database = Database.start()) {
            System.out.println(database.version() + ", Java " + Runtime.version() + ", Node " + node.version());
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

    private static Map<String, Contender> peers(Database database, NodePeer node, String url, int jobs)
            throws SQLException {
        SchedulerQueue scheduler = new SchedulerQueue(database);
        Map<String, Contender> peers = new LinkedHashMap<>();
        peers.put("db-scheduler", () -> scheduler.run(jobs));
        peers.put("graphile-worker", () -> node.perSecond("queue-graphile.mjs", url, String.valueOf(jobs)));
        peers.put("pg-boss", () -> node.perSecond("queue-pgboss.mjs", url, String.valueOf(jobs)));
        return peers;
    }
}
