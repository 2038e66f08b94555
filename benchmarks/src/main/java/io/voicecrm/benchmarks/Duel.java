package io.voicecrm.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Runs two contenders in turn and compares them pair by pair: the machine's mood changes from minute to minute, and hits both
 * of a pair alike. Who goes first alternates, and the first pairs only warm up. Immutable.
 *
 * @param unit what is counted, per second
 * @param warmUps pairs that do not count
 * @param pairs pairs that do, at least 1
 */
record Duel(String unit, int warmUps, int pairs) {

    /** One who does the work. */
    interface Contender {

        /** Does it once and says how much was done per second. */
        double run() throws Exception;
    }

    /** @throws IllegalArgumentException if a number is out of range */
    Duel {
        if (warmUps < 0 || pairs < 1) {
            throw new IllegalArgumentException(
                    "duel: " + warmUps + " warm-ups must not be negative, and " + pairs + " pairs must be at least 1");
        }
    }

    /** What came out, in the duel's unit; {@code ratios} are ours by the peer's, sorted. */
    record Result(List<Double> ours, List<Double> peer, List<Double> ratios) {

        double ratio() {
            return median(ratios);
        }
    }

    Result run(Contender ours, Contender peer) throws Exception {
        List<Double> ourRates = new ArrayList<>();
        List<Double> peerRates = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = -warmUps; i < pairs; i++) {
            boolean first = i % 2 == 0;
            double early = first ? ours.run() : peer.run();
            double late = first ? peer.run() : ours.run();
            if (i >= 0) {
                ourRates.add(first ? early : late);
                peerRates.add(first ? late : early);
                ratios.add(ourRates.get(i) / peerRates.get(i));
            }
        }
        return new Result(sorted(ourRates), sorted(peerRates), sorted(ratios));
    }

    void print(PrintStream out, String question, Result result) {
        out.printf(Locale.ROOT, "%s%n", question);
        line(out, "  ours " + unit, "%,.0f", result.ours());
        line(out, "  peer " + unit, "%,.0f", result.peer());
        line(out, "  ratio", "%.2f", result.ratios());
    }

    private static void line(PrintStream out, String name, String format, List<Double> sorted) {
        String all = "%-24s median " + format + "   min " + format + "   max " + format + "%n";
        out.printf(Locale.ROOT, all, name, median(sorted), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    private static List<Double> sorted(List<Double> values) {
        return values.stream().sorted().toList();
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : DoubleStream.of(sorted.get(middle - 1), sorted.get(middle))
                        .average()
                        .orElseThrow();
    }
}
