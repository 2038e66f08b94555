package io.voicecrm.benchmarks;

import io.voicecrm.testkit.SignedWebhooks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * How many deliveries a second are verified, stored and committed before their 200: the whole sample app, with all its
 * filters, next to Express with the provider's own client and an insert. Both on one PostgreSQL that waits for the disk,
 * with as many connections to it, and the same requests.
 */
public final class InboxMacro implements AutoCloseable {

    private static final String SECRET = "wsec_benchmark";
    private static final String PATH = "/webhooks/elevenlabs";
    private static final int BODY_BYTES = 13_800;

    /** Until then the Java compilers take half of the machine; a server that has run for a minute is past that. */
    private static final int WARM_UP = 40_000;

    private final Clock clock = Clock.systemUTC();
    private final Database database;
    private final RunningCrm crm;
    private final NodePeer peer;
    private final int peerPort;
    private final Poster poster;
    private final int deliveries;
    private final List<Long> ourNanos = new ArrayList<>();
    private final List<Long> peerNanos = new ArrayList<>();
    private int sent;

    private InboxMacro(Database database, Path app, Path node, int senders, int deliveries)
            throws IOException, InterruptedException, SQLException {
        this.database = database;
        this.deliveries = deliveries;
        database.execute("create database crm");
        database.execute("create table peer_deliveries (key text primary key, body bytea not null,"
                + " received_at timestamptz not null default now())");
        crm = RunningCrm.start(app, database.url("crm"), SECRET);
        peer = NodePeer.start(
                node,
                "inbox.mjs",
                Map.of("PEER_SECRET", SECRET, "DATABASE_URL", database.nodeUrl(), "NODE_ENV", "production"));
        peerPort = Integer.parseInt(peer.hear());
        poster = new Poster(senders);
    }

    /**
     * Runs it and prints what came out.
     *
     * @param arguments the sample app's directory; where the peers' sources are; how many deliveries a run has, 4,000 unless
     *     given; how many pairs of runs count, 7 unless given
     */
    public static void main(String[] arguments) throws Exception {
        Path app = Path.of(arguments.length > 0 ? arguments[0] : "sample-app");
        Path node = Path.of(arguments.length > 1 ? arguments[1] : "benchmarks/src/main/node");
        int deliveries = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4_000;
        Duel warmUp = new Duel("deliveries/s", 0, Math.max(1, WARM_UP / deliveries));
        Duel duel = new Duel("deliveries/s", 0, arguments.length > 3 ? Integer.parseInt(arguments[3]) : 7);
        for (int senders : List.of(32, 128)) {
            try (Database database = Database.start();
                    InboxMacro macro = new InboxMacro(database, app, node, senders, deliveries)) {
                System.out.println(database.version() + ", Java " + Runtime.version());
                warmUp.run(macro::ours, macro::peers);
                macro.forgetTimes();
                Duel.Result result = duel.run(macro::ours, macro::peers);
                duel.print(
                        System.out,
                        deliveries + " deliveries of " + BODY_BYTES + " bytes, " + senders + " at once",
                        result);
                print(System.out, "ours", macro.ourNanos);
                print(System.out, "peer", macro.peerNanos);
                macro.checkThatAllWasStored();
            }
        }
    }

    private double ours() throws ExecutionException, InterruptedException {
        return run(crm.port(), ourNanos);
    }

    private double peers() throws ExecutionException, InterruptedException {
        return run(peerPort, peerNanos);
    }

    private void forgetTimes() {
        ourNanos.clear();
        peerNanos.clear();
    }

    private double run(int port, List<Long> nanos) throws ExecutionException, InterruptedException {
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < deliveries; i++) {
            byte[] body = SampleDelivery.of("conv_" + sent++, BODY_BYTES);
            String signature = SignedWebhooks.elevenLabsSignature(SECRET, body, clock.instant());
            requests.add(Poster.request(PATH, signature, body));
        }
        long start = System.nanoTime();
        List<Long> taken = poster.post(port, requests);
        double rate = deliveries * 1e9 / (System.nanoTime() - start);
        nanos.addAll(taken);
        return rate;
    }

    private void checkThatAllWasStored() throws SQLException {
        long ours = database.number("crm", "select count(*) from webhook_deliveries");
        long peers = database.number("postgres", "select count(*) from peer_deliveries");
        if (ours != peers || ours + peers != sent) {
            throw new IllegalStateException("stored " + ours + " and " + peers + " of " + sent + " deliveries");
        }
    }

    private static void print(PrintStream out, String name, List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        out.printf(
                Locale.ROOT,
                "  %s answers              p50 %.1f ms   p99 %.1f ms%n",
                name,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6);
    }

    @Override
    public void close() {
        poster.close();
        peer.close();
        crm.close();
    }
}
