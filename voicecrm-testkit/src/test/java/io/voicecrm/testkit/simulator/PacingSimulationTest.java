package io.voicecrm.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.TenantId;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.contact.Contact;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.testkit.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well slots are used and shared, over hours that pass in seconds. */
@Tag("long")
class PacingSimulationTest {

    private static final int SLOTS_OF_ALL = 100;

    @ParameterizedTest
    @CsvSource({"20, 60, 2000", "100, 30, 5000", "1000, 10, 25000"})
    void keepsEverySlotBusyAndNeverExceedsTheLimit(int slots, int minutes, int people) {
        try (Simulation simulation =
                Simulation.seeded(7).limits(new AccountLimits(slots, slots)).build()) {
            Campaign campaign = simulation.start(
                    Fixtures.tenant(1),
                    Simulation.spec("Saturating").retries(RetryPlan.NEVER).build(),
                    people(1, people));
            simulation.run(Duration.ofMinutes(2));
            simulation.measureFromNow();

            simulation.run(Duration.ofMinutes(minutes));

            assertThat(simulation.crm().campaigns().progress(campaign).open())
                    .as("enough people to keep the slots busy")
                    .isGreaterThan(slots);
            assertThat(simulation.provider().journal().mostLive()).isLessThanOrEqualTo(slots);
            assertThat(simulation.busyShare()).isGreaterThanOrEqualTo(0.985);
        }
    }

    @Test
    void callsNobodyFasterThanTheRateAllows() {
        try (Simulation simulation =
                Simulation.seeded(7).limits(new AccountLimits(1_000, 3)).build()) {
            simulation.start(
                    Fixtures.tenant(1),
                    Simulation.spec("Fast").retries(RetryPlan.NEVER).build(),
                    people(1, 1_000));

            simulation.run(Duration.ofSeconds(100));

            assertThat(simulation.provider().journal().dials()).isBetween(290, 303);
        }
    }

    @Test
    void finishesSmallTenantsAlmostAsSoonAsIfTheyHadTheirShareAlone() {
        int small = 49;
        try (Simulation simulation = Simulation.seeded(7)
                .limits(new AccountLimits(SLOTS_OF_ALL, SLOTS_OF_ALL))
                .build()) {
            simulation.start(
                    Fixtures.tenant(0),
                    Simulation.spec("Huge").retries(RetryPlan.NEVER).build(),
                    people(1, 10_000));
            List<Campaign> campaigns = new ArrayList<>();
            for (int tenant = 1; tenant <= small; tenant++) {
                campaigns.add(simulation.start(
                        Fixtures.tenant(tenant),
                        Simulation.spec("Small").retries(RetryPlan.NEVER).build(),
                        people(10_000 + tenant * 100, 60)));
            }
            Map<TenantId, Instant> finished = new HashMap<>();

            simulation.runUntil(() -> {
                for (Campaign campaign : campaigns) {
                    if (simulation.crm().campaigns().progress(campaign).open() == 0) {
                        finished.putIfAbsent(
                                campaign.tenant(), simulation.clock().instant());
                    }
                }
                return finished.size() == small;
            });

            Duration alone = aloneWith(SLOTS_OF_ALL / (small + 1));
            for (Campaign campaign : campaigns) {
                Duration took = Duration.between(Simulation.START, finished.get(campaign.tenant()));
                assertThat(took.toSeconds())
                        .as("tenant %s, who would need %s alone", campaign.tenant(), alone)
                        .isLessThanOrEqualTo(Math.round(alone.toSeconds() * 1.2));
            }
        }
    }

    /** The longest that one of the small tenants needs with its part of the slots for itself. */
    private static Duration aloneWith(int slots) {
        Duration longest = Duration.ZERO;
        for (int tenant = 1; tenant <= 49; tenant += 12) {
            try (Simulation simulation = Simulation.seeded(7)
                    .limits(new AccountLimits(slots, SLOTS_OF_ALL))
                    .build()) {
                Campaign campaign = simulation.start(
                        Fixtures.tenant(tenant),
                        Simulation.spec("Alone").retries(RetryPlan.NEVER).build(),
                        people(10_000 + tenant * 100, 60));
                simulation.runUntil(
                        () -> simulation.crm().campaigns().progress(campaign).open() == 0);
                Duration took =
                        Duration.between(Simulation.START, simulation.clock().instant());
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
        }
        return longest;
    }

    private static Stream<Contact> people(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(n -> Contact.of(Fixtures.phone(n)));
    }
}
