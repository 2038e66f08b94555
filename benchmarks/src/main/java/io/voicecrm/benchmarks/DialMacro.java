package io.voicecrm.benchmarks;

import io.voicecrm.PhoneNumber;
import io.voicecrm.dialer.DialReport;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * What it costs to know whom one has called: dials per second of {@link DurableDialing}, which has every attempt in PostgreSQL
 * before and after its request, next to {@link BareDialing}, which has nothing. Both talk HTTP to one simulated provider in
 * this process, with as many requests out at once.
 */
public final class DialMacro implements AutoCloseable {

    private static final String PROMPT =
            "Be brief. Ask one question at a time. ".repeat(25).strip();
    private static final int PARALLEL = 32;

    private final Database database;
    private final List<PhoneNumber> people;
    private final SimulatedElevenLabs server;
    private final ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
    private final BareDialing bare = new BareDialing(PARALLEL, threads);
    private final DurableDialing durable;
    private final List<Double> stepMillis = new ArrayList<>();

    /** @param latency how long the provider takes to answer, at least */
    DialMacro(Database database, int dials, int batch, Duration latency) {
        this.database = database;
        people = IntStream.range(0, dials).mapToObj(Fixtures::phone).toList();
        // Calls are over at once, so that the provider does not fill up with them.
        server = SimulatedElevenLabs.builder().speed(1e6).answerLatency(latency).start();
        durable = new DurableDialing(database.app(), server, PARALLEL, batch);
    }

    /**
     * Runs it and prints what came out.
     *
     * @param arguments how many dials a run has, 4,000 unless given, and how many pairs of runs count, 7 unless given
     */
    public static void main(String[] arguments) throws Exception {
        int dials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4_000;
        Duel duel = new Duel("dials/s", 2, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7);
        try (Database database = Database.start()) {
            System.out.println(database.version() + ", Java " + Runtime.version());
            for (int latency : List.of(0, 50)) {
                for (int batch : List.of(50, 500)) {
                    try (DialMacro macro = new DialMacro(database, dials, batch, Duration.ofMillis(latency))) {
                        Duel.Result result = duel.run(macro::ours, macro::peers);
                        String how = PARALLEL + " at once, answers after " + latency + " ms, batches of " + batch;
                        duel.print(System.out, dials + " dials, " + how, result);
                        macro.printSteps();
                    }
                }
            }
        }
    }

    double ours() throws SQLException {
        database.execute("truncate campaigns, targets, attempts cascade");
        durable.prepare(PROMPT, people);
        database.execute("analyze targets, attempts");
        int placed = 0;
        long start = System.nanoTime();
        while (placed < people.size()) {
            long before = System.nanoTime();
            DialReport report = durable.step();
            if (report.refused() + report.unknown() > 0) {
                throw new IllegalStateException("dial step: " + report + ", expected no failure");
            }
            placed += report.placed();
            stepMillis.add((System.nanoTime() - before) / 1e6);
        }
        return rate(start);
    }

    double peers() throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        bare.dial(server, PROMPT, people);
        return rate(start);
    }

    SimulatedElevenLabs server() {
        return server;
    }

    private double rate(long start) {
        return people.size() * 1e9 / (System.nanoTime() - start);
    }

    private void printSteps() {
        List<Double> sorted = stepMillis.stream().sorted().toList();
        double median = sorted.get(sorted.size() / 2);
        double slow = sorted.get(sorted.size() * 99 / 100);
        System.out.printf(Locale.ROOT, "  %-22s p50 %.1f ms   p99 %.1f ms%n", "one step of ours", median, slow);
    }

    @Override
    public void close() {
        durable.close();
        bare.close();
        threads.shutdown();
        server.close();
    }
}
