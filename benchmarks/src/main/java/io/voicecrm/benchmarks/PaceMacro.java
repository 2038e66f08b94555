package io.voicecrm.benchmarks;

import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.contact.Contact;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.simulator.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Which share of an account's slots rings or talks, when a call's end frees its slot at once; when ends are asked for every
 * ten seconds; and when, as in a provider's own batch calling, no more than 70 % of the slots are used. The dialer is ours
 * each time and the people are the same, on a virtual clock: the machine's speed changes nothing.
 */
public final class PaceMacro {

    private static final Duration WARM_UP = Duration.ofMinutes(5);
    private static final Duration MEASURED = Duration.ofHours(1);
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final double BATCH_CAP = 0.7;

    /** Shares of so many slots. */
    record Pace(int slots, double ours, double polled, double capped) {}

    private PaceMacro() {}

    /**
     * Runs it and prints what came out.
     *
     * @param arguments how many seeds, 5 unless given
     */
    public static void main(String[] arguments) {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        System.out.println("busy share of the slots in an hour, mean of " + seeds + " seeds");
        for (int slots : List.of(20, 100)) {
            Pace pace = mean(IntStream.rangeClosed(1, seeds)
                    .mapToObj(seed -> measure(seed, slots, MEASURED))
                    .toList());
            System.out.printf(
                    Locale.ROOT,
                    "  %4d slots   told %.3f   asked every 10 s %.3f (%.2f x)   70 %% of the slots %.3f (%.2f x)%n",
                    slots,
                    pace.ours,
                    pace.polled,
                    pace.ours / pace.polled,
                    pace.capped,
                    pace.ours / pace.capped);
        }
    }

    /** One seed. */
    static Pace measure(long seed, int slots, Duration measured) {
        AccountLimits all = new AccountLimits(slots, slots);
        int capped = (int) (slots * BATCH_CAP);
        double ours = busy(Simulation.seeded(seed).limits(all), slots, measured);
        double polled = busy(Simulation.seeded(seed).limits(all).pollEvery(POLL), slots, measured);
        double share = busy(Simulation.seeded(seed).limits(new AccountLimits(capped, slots)), slots, measured);
        return new Pace(slots, ours, polled, share * capped / slots);
    }

    private static double busy(Simulation.Builder builder, int slots, Duration measured) {
        try (Simulation simulation = builder.build()) {
            int people = (int) (slots * WARM_UP.plus(measured).toSeconds() / 15);
            Campaign campaign = simulation.start(
                    Fixtures.tenant(1),
                    Simulation.spec("Pace").retries(RetryPlan.NEVER).build(),
                    IntStream.rangeClosed(1, people).mapToObj(n -> Contact.of(Fixtures.phone(n))));
            simulation.run(WARM_UP);
            simulation.measureFromNow();
            simulation.run(measured);
            if (simulation.crm().campaigns().progress(campaign).open() < slots) {
                throw new IllegalStateException("pace: " + people + " people were too few for " + slots + " slots");
            }
            return simulation.busyShare();
        }
    }

    private static Pace mean(List<Pace> paces) {
        return new Pace(
                paces.get(0).slots,
                paces.stream().mapToDouble(Pace::ours).average().orElseThrow(),
                paces.stream().mapToDouble(Pace::polled).average().orElseThrow(),
                paces.stream().mapToDouble(Pace::capped).average().orElseThrow());
    }
}
