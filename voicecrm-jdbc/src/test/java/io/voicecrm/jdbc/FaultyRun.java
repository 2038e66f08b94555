package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallRecord;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.contact.Contact;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.metering.Meter;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.VirtualClock;
import io.voicecrm.testkit.simulator.OutcomeMix;
import io.voicecrm.testkit.simulator.PhoneWorld;
import io.voicecrm.testkit.simulator.SimulatedProvider;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A small campaign from its start to its end, while a database breaks once. The provider and the clock live on. */
final class FaultyRun {

    /** What the process does whose step failed. */
    enum Process {
        GOES_ON,
        IS_REPLACED
    }

    /** What a campaign comes to. */
    record Result(
            CampaignProgress progress,
            Map<PhoneNumber, List<CallOutcome>> calls,
            Map<Meter, Long> usage,
            long leads,
            int dials) {}

    /** One who picks up at once, and one who does the second time. */
    private static final List<Contact> PEOPLE = List.of(Fixtures.contact(2), Fixtures.contact(3));

    private static final RetryPlan SOON_AGAIN = new RetryPlan(
            2,
            Stream.of(CallOutcome.BUSY, CallOutcome.NO_ANSWER, CallOutcome.VOICEMAIL, CallOutcome.FAILED)
                    .collect(Collectors.toMap(outcome -> outcome, outcome -> Duration.ofMinutes(1))));
    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
    private static final Duration TICK = Duration.ofSeconds(30);
    private static final int MOST_TICKS = 60;

    private final TenantId tenant = Fixtures.tenant(1);
    private final DataSource healthy;
    private final DataSource faulty;
    private final Process process;
    private final VirtualClock clock = VirtualClock.startingAt(START);
    private final SimulatedProvider provider = new SimulatedProvider(
            clock, new PhoneWorld(11, OutcomeMix.typical()), Fixtures.phone(0), Duration.ofMillis(500));
    private VoiceCrm node;

    FaultyRun(DataSource healthy, DataSource faulty, Process process) {
        this.healthy = healthy;
        this.faulty = faulty;
        this.process = process;
        node = newNode();
    }

    private VoiceCrm newNode() {
        return VoiceCrm.builder(provider, storesOn(faulty))
                .clock(clock)
                .limits(new AccountLimits(10, 10))
                .compliance(CompliancePolicy.sandbox())
                // What is promised for tomorrow would go on until then.
                .keepPromises(false)
                .build();
    }

    private Stores storesOn(DataSource dataSource) {
        return new JdbcStores(dataSource, new IdSource(clock, new SecureRandom()), clock);
    }

    /** Runs the campaign to its end. */
    Result run() {
        Stores stores = storesOn(healthy);
        Campaign campaign = start(stores);
        for (int tick = 0; stores.campaigns().progress(tenant, campaign.id()).open() > 0; tick++) {
            assertThat(tick).as("ticks until everybody is called").isLessThan(MOST_TICKS);
            tick();
        }
        node.close();
        assertThat(provider.journal().attemptsDialedTwice()).isEmpty();
        return resultIn(stores, campaign);
    }

    private Campaign start(Stores stores) {
        try (VoiceCrm people = VoiceCrm.builder(provider, stores)
                .clock(clock)
                .compliance(CompliancePolicy.sandbox())
                .keepPromises(false)
                .build()) {
            Campaign campaign = people.campaigns()
                    .create(
                            tenant,
                            CampaignSpec.builder(
                                            "Spring", new AgentId(SimulatedProvider.ID, "agent_1"), Fixtures.phone(0))
                                    .retries(SOON_AGAIN)
                                    .build());
            try (TargetImport targets = stores.campaigns().importTargets(tenant, campaign.id())) {
                for (Contact person : PEOPLE) {
                    targets.add(PEOPLE.indexOf(person) + 1, person);
                }
                targets.commit();
            }
            return people.campaigns().start(campaign);
        }
    }

    private void tick() {
        step(() -> {
            node.dialer().runOnce();
            node.dialer().awaitAnswers();
        });
        clock.advance(TICK);
        step(() -> node.dialer().watch());
        provider.reports().forEach(report -> step(() -> node.webhooks().accept(SimulatedProvider.ID, report)));
        step(() -> node.webhooks().drain(10));
        step(() -> node.dialer().reconcile());
    }

    private void step(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            // As the engine's own loops do; what an assertion throws is no such exception.
            if (process == Process.IS_REPLACED) {
                // Left as it stands: a process that was killed stores nothing more.
                node = newNode();
            }
        }
    }

    private Result resultIn(Stores stores, Campaign campaign) {
        List<PhoneNumber> people = PEOPLE.stream().map(Contact::phone).toList();
        Map<PhoneNumber, List<CallOutcome>> calls = new TreeMap<>(Comparator.comparing(PhoneNumber::e164));
        people.forEach(phone -> calls.put(
                phone,
                stores.calls().recent(tenant, phone, 10).stream()
                        .map(CallRecord::outcome)
                        .toList()));
        return new Result(
                stores.campaigns().progress(tenant, campaign.id()),
                calls,
                stores.usage().totals(tenant, START, START.plus(Duration.ofDays(1))),
                people.stream()
                        .filter(phone -> stores.leads().find(tenant, phone).isPresent())
                        .count(),
                provider.journal().dials());
    }
}
