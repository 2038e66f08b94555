package io.voicecrm.testkit.simulator;

import io.voicecrm.IdSource;
import io.voicecrm.TenantId;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.contact.Contact;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An engine, a provider and its people on a virtual clock: time jumps from one event to the next, and a campaign of many
 * days is over in seconds. The same seed gives the same calls. For one thread.
 */
public final class Simulation implements AutoCloseable {

    /** When it begins: a Monday morning in America. */
    public static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

    /** How often the dialer looks by itself. */
    private static final Duration TICK = Duration.ofMillis(100);

    private static final Duration RECONCILE_EVERY = Duration.ofSeconds(30);

    /** How long it waits while nobody is on the phone: at night, say. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final VirtualClock clock = VirtualClock.startingAt(START);
    private final SimulatedProvider provider;
    private final InMemoryStores stores;
    private final VoiceCrm crm;
    private final int slots;
    private final @Nullable Duration pollEvery;
    private Instant nextPoll = START;
    private Instant nextReconciliation = START;
    private Instant lastDial = START;
    private double busySeconds;
    private Instant measuredFrom = START;

    private Simulation(Builder builder) {
        slots = builder.limits.maxOutboundCalls();
        pollEvery = builder.pollEvery;
        PhoneWorld world = new PhoneWorld(builder.seed, builder.outcomes);
        provider = new SimulatedProvider(clock, world, Fixtures.phone(0), builder.newsAfter);
        stores = new InMemoryStores(new IdSource(clock, new Random(builder.seed)));
        crm = VoiceCrm.builder(provider, stores)
                .clock(clock)
                .limits(builder.limits)
                .compliance(builder.policy)
                .build();
    }

    /** A simulation whose people and ids follow from {@code seed}. */
    public static Builder seeded(long seed) {
        return new Builder(seed);
    }

    /** A campaign that the provider's agent calls from the provider's number. */
    public static CampaignSpec.Builder spec(String name) {
        return CampaignSpec.builder(name, SimulatedProvider.AGENT, Fixtures.phone(0));
    }

    /** What it is now. */
    public VirtualClock clock() {
        return clock;
    }

    /** Who places the calls, and knows what was dialed. */
    public SimulatedProvider provider() {
        return provider;
    }

    /** What the engine stores. */
    public InMemoryStores stores() {
        return stores;
    }

    /** The engine; nothing of it runs by itself. */
    public VoiceCrm crm() {
        return crm;
    }

    /** Creates a campaign, puts people into it and starts it. */
    public Campaign start(TenantId tenant, CampaignSpec spec, Stream<Contact> people) {
        Campaign campaign = crm.campaigns().create(tenant, spec);
        try (TargetImport targets = stores.campaigns().importTargets(tenant, campaign.id())) {
            List<Contact> all = people.toList();
            for (int i = 0; i < all.size(); i++) {
                targets.add(i + 1, all.get(i));
            }
            targets.commit();
        }
        return crm.campaigns().start(campaign);
    }

    /** Starts to measure afresh, as after a warm-up. */
    public void measureFromNow() {
        measuredFrom = clock.instant();
        busySeconds = 0;
    }

    /** Which share of the slots rang or talked since measuring began, 0 to 1. */
    public double busyShare() {
        return busySeconds / (slots * seconds(Duration.between(measuredFrom, clock.instant())));
    }

    /** Lets time pass, to the first event at or after its end. */
    public void run(Duration duration) {
        Instant end = clock.instant().plus(duration);
        runUntil(() -> !clock.instant().isBefore(end));
    }

    /** Lets time pass until something is true; forever if it never is. */
    public void runUntil(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            dial();
            Instant next = nextEvent();
            busySeconds += provider.journal().live() * seconds(Duration.between(clock.instant(), next));
            clock.advanceTo(next);
            learn();
        }
    }

    private void dial() {
        while (crm.dialer().runOnce().hasWork()) {
            lastDial = clock.instant();
            crm.dialer().awaitAnswers();
        }
    }

    private Instant nextEvent() {
        Instant now = clock.instant();
        Instant next = now.plus(
                now.isBefore(lastDial.plusSeconds(2))
                        ? TICK
                        : provider.journal().live() > 0 ? Duration.ofSeconds(1) : IDLE);
        for (Optional<Instant> event :
                List.of(provider.journal().nextEnd(), provider.journal().nextNews(), provider.nextReport())) {
            next = event.filter(next::isAfter).filter(now::isBefore).orElse(next);
        }
        return next;
    }

    private void learn() {
        if (looksForEnds()) {
            crm.dialer().watch();
        }
        provider.reports().forEach(report -> crm.webhooks().accept(SimulatedProvider.ID, report));
        crm.webhooks().drain(1_000);
        if (!clock.instant().isBefore(nextReconciliation)) {
            nextReconciliation = clock.instant().plus(RECONCILE_EVERY);
            while (crm.dialer().reconcile() > 0) {
                // As often as there is something to look into.
            }
        }
    }

    private boolean looksForEnds() {
        if (pollEvery == null) {
            return provider.journal().nextNews().filter(clock.instant()::equals).isPresent();
        }
        if (clock.instant().isBefore(nextPoll)) {
            return false;
        }
        nextPoll = clock.instant().plus(pollEvery);
        return true;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    @Override
    public void close() {
        crm.close();
    }

    /** Says what is simulated. */
    public static final class Builder {

        private final long seed;
        private AccountLimits limits = AccountLimits.DEFAULT;
        private CompliancePolicy policy = CompliancePolicy.sandbox();
        private OutcomeMix outcomes = OutcomeMix.typical();
        private Duration newsAfter = Duration.ofMillis(500);
        private @Nullable Duration pollEvery;

        private Builder(long seed) {
            this.seed = seed;
        }

        /** What the account allows; default {@link AccountLimits#DEFAULT}. */
        public Builder limits(AccountLimits newLimits) {
            limits = newLimits;
            return this;
        }

        /** Whom it may call and when; by default anybody at any hour. */
        public Builder policy(CompliancePolicy newPolicy) {
            policy = newPolicy;
            return this;
        }

        /** What becomes of calls; default {@link OutcomeMix#typical}. */
        public Builder outcomes(OutcomeMix newOutcomes) {
            outcomes = newOutcomes;
            return this;
        }

        /** How long after its end the engine learns that a call is over; default half a second. */
        public Builder newsAfter(Duration delay) {
            newsAfter = delay;
            return this;
        }

        /** Asks for ends that often, where by default the provider tells of them. */
        public Builder pollEvery(Duration interval) {
            pollEvery = interval;
            return this;
        }

        /** A simulation at {@link #START}. Close it. */
        public Simulation build() {
            return new Simulation(this);
        }
    }
}
