package io.voicecrm.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.RetryPlan;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.contact.Contact;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.testkit.Fixtures;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A hundred thousand attempts, of which one in ten meets something that goes wrong. */
@Tag("long")
class StormSimulationTest {

    private static final int PEOPLE = 20_000;
    private static final int TRIES = 5;

    @Test
    void ringsNobodyTwiceAndLeavesNobodyStuck() {
        AccountLimits limits = new AccountLimits(1_000, 1_000);
        try (Simulation simulation = Simulation.seeded(3)
                .limits(limits)
                .outcomes(OutcomeMix.always(CallOutcome.BUSY))
                .build()) {
            simulation.provider().become(new Unreliability(0.06, 0.03, 0.05));
            Campaign campaign = simulation.start(
                    Fixtures.tenant(1),
                    Simulation.spec("Storm")
                            .retries(new RetryPlan(TRIES, Map.of(CallOutcome.BUSY, Duration.ofMinutes(1))))
                            .build(),
                    IntStream.range(0, PEOPLE).mapToObj(n -> Contact.of(Fixtures.phone(n))));

            simulation.runUntil(
                    () -> simulation.crm().campaigns().progress(campaign).open() == 0);

            LiveCalls journal = simulation.provider().journal();
            CampaignProgress progress = simulation.crm().campaigns().progress(campaign);
            assertThat(journal.dials()).isEqualTo(PEOPLE * TRIES);
            assertThat(journal.attemptsDialedTwice()).isEmpty();
            assertThat(progress.in(TargetState.NOT_REACHED)).isEqualTo(PEOPLE);
            assertThat(IntStream.range(0, PEOPLE).mapToObj(Fixtures::phone))
                    .allSatisfy(phone -> assertThat(journal.dialsTo(phone)).isEqualTo(TRIES));
            assertThat(journal.mostLive()).isLessThanOrEqualTo(limits.maxConcurrentCalls());
        }
    }
}
