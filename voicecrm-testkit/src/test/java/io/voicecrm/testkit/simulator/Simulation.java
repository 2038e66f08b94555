package io.voicecrm.testkit.simulator;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.contact.Contact;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** An engine on a virtual clock: time jumps from one event to the next. */
final class Simulation implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

    /** From a call's end to the engine's knowing it. */
    private static final Duration NEWS = Duration.ofMillis(500);

    /** How often the dialer looks by itself. */
    private static final Duration TICK = Duration.ofMillis(100);

    final VirtualClock clock = VirtualClock.startingAt(START);
    final SimulatedProvider provider;
    final InMemoryStores stores;
    final VoiceCrm crm;
    private final int slots;
    private double busySeconds;
    private Instant measuredFrom = START;

    Simulation(long seed, AccountLimits limits) {
        slots = limits.maxOutboundCalls();
        provider = new SimulatedProvider(clock, new PhoneWorld(seed, OutcomeMix.typical()), phone(0), NEWS);
        stores = new InMemoryStores(new IdSource(clock, new Random(seed)));
        crm = VoiceCrm.builder(provider, stores)
                .compliance(CompliancePolicy.sandbox())
                .clock(clock)
                .limits(limits)
                .build();
    }

    /** Nobody's: there is no country 999. */
    static PhoneNumber phone(int n) {
        return PhoneNumber.of("+999%08d".formatted(n));
    }

    static CampaignSpec.Builder spec(String name) {
        return CampaignSpec.builder(name, new AgentId(SimulatedProvider.ID, "agent_1"), phone(0));
    }

    Campaign start(TenantId tenant, CampaignSpec spec, Stream<Contact> people) {
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
    void measureFromNow() {
        measuredFrom = clock.instant();
        busySeconds = 0;
    }

    /** Which share of the slots was in use since measuring began. */
    double busyShare() {
        return busySeconds / (slots * seconds(Duration.between(measuredFrom, clock.instant())));
    }

    void run(Duration duration) {
        Instant end = clock.instant().plus(duration);
        runUntil(() -> !clock.instant().isBefore(end));
    }

    void runUntil(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            dial();
            Instant next = nextEvent();
            busySeconds += provider.journal().live() * seconds(Duration.between(clock.instant(), next));
            clock.advanceTo(next);
            learn();
        }
    }

    private void dial() {
        do {
            crm.dialer().awaitAnswers();
        } while (crm.dialer().runOnce().hasWork());
        crm.dialer().awaitAnswers();
    }

    private Instant nextEvent() {
        Instant now = clock.instant();
        Instant next = now.plus(provider.journal().live() < slots ? TICK : Duration.ofMinutes(1));
        for (Optional<Instant> event :
                List.of(provider.journal().nextEnd(), provider.journal().nextNews(), provider.nextReport())) {
            next = event.filter(next::isAfter).filter(now::isBefore).orElse(next);
        }
        return next;
    }

    private void learn() {
        if (provider.journal().nextNews().filter(clock.instant()::equals).isPresent()) {
            crm.dialer().watch();
        }
        provider.reports().forEach(report -> crm.webhooks().accept(SimulatedProvider.ID, report));
        crm.webhooks().drain(1_000);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    @Override
    public void close() {
        crm.close();
    }
}
