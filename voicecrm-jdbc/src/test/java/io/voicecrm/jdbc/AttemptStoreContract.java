package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.AccountUse;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptState;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.campaign.AttemptStore.Claim;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.Campaign.State;
import io.voicecrm.campaign.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How an attempt moves, wherever the stores keep things. */
abstract class AttemptStoreContract extends StoresScene {

    @Test
    void submitsNothingWhoseLeaseIsOverOrWhoseCampaignWasPaused() {
        Campaign campaign = running(acme, 1, 2);
        AttemptId first = claim(1).get(0).id();
        AttemptId second = claim(1).get(0).id();

        assertThat(stores().attempts().submitting(List.of(first), NOW.plusSeconds(60), NOW.plusSeconds(120)))
                .isEmpty();
        move(campaign, State.PAUSED);
        assertThat(stores().attempts().submitting(List.of(second), NOW, NOW.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void leavesWhatIsSubmittedToItsProcessForAsLongAsTheRequestMayTake() {
        running(acme, 1);
        AttemptId id = claim(1).get(0).id();
        Instant until = NOW.plusSeconds(600);
        stores().attempts().submitting(List.of(id), NOW, until);

        assertThat(unsettledAt(until.minusMillis(1))).isEmpty();
        assertThat(unsettledAt(until)).extracting(Attempt::id).containsExactly(id);
    }

    private List<Attempt> unsettledAt(Instant now) {
        return stores().attempts().claimUnsettled(provider, now, Duration.ofHours(1), Duration.ZERO, 10);
    }

    @Test
    void movesAnAttemptForwardAndNeverBack() {
        Campaign campaign = running(acme, 1);
        AttemptId id = submitted();
        AttemptReport placed = new AttemptReport.Placed(id, call("c1"), null, NOW);
        AttemptReport finished = finished(id, CallOutcome.ANSWERED, null);

        assertThat(stores().attempts().report(List.of(finished))).containsExactly(id);
        assertThat(stores().attempts().report(List.of(placed))).isEmpty();
        assertThat(stores().attempts().report(List.of(finished))).isEmpty();

        assertThat(stores().attempts().find(acme, id).orElseThrow().state()).isEqualTo(AttemptState.FINISHED);
        assertThat(stores().attempts().find(globex, id)).isEmpty();
        assertThat(progress(campaign).in(TargetState.REACHED)).isEqualTo(1);
        assertThat(progress(campaign).byOutcome()).isEqualTo(Map.of(CallOutcome.ANSWERED, 1L));
        assertThat(progress(campaign).attempts()).isEqualTo(1);
    }

    @Test
    void freesTheSlotOfACallThatIsOverAndKeepsTheTargetUntilTheOutcomeIsKnown() {
        Campaign campaign = running(acme, spec().maxConcurrentCalls(1).build(), 1, 2);
        AttemptId id = submitted();
        stores().attempts().report(List.of(new AttemptReport.Placed(id, call("c1"), null, NOW)));
        assertThat(stores().attempts().placed(provider, 10))
                .containsExactly(new AttemptStore.PlacedCall(id, call("c1"), NOW));
        assertThat(claim(10)).isEmpty();

        stores().attempts().report(List.of(new AttemptReport.Ended(id, NOW.plusSeconds(30))));

        assertThat(stores().attempts().placed(provider, 10)).isEmpty();
        assertThat(claim(10)).hasSize(1);
        assertThat(progress(campaign).in(TargetState.CALLING)).isEqualTo(2);
        assertThat(unsettled(NOW.plusSeconds(30).plus(Duration.ofMinutes(2)))).contains(id);
    }

    @Test
    void makesATargetDueAgainAndCountsTheAttempt() {
        running(acme, 1);
        Instant later = NOW.plusSeconds(900);
        stores().attempts().report(List.of(finished(submitted(), CallOutcome.BUSY, later)));

        assertThat(claim(10)).isEmpty();
        List<Attempt> again =
                stores().attempts().claim(new Claim("d", provider, later, 10, 10, 1_000, later.plusSeconds(60)));

        assertThat(again).extracting(Attempt::number).containsExactly(2);
    }

    @Test
    void countsNoAttemptThatWasReleased() {
        Campaign campaign = running(acme, 1);
        AttemptId id = submitted();

        stores().attempts().report(List.of(new AttemptReport.Released(id, "full", NOW.plusSeconds(5), NOW)));

        assertThat(progress(campaign).in(TargetState.QUEUED)).isEqualTo(1);
        assertThat(claim(10)).isEmpty();
        assertThat(stores().attempts()
                        .claim(new Claim("d", provider, NOW.plusSeconds(5), 10, 10, 1_000, NOW.plusSeconds(65))))
                .extracting(Attempt::number)
                .containsExactly(1);
    }

    @Test
    void releasesALapsedClaimButNeverWhatWasSubmitted() {
        Campaign campaign = running(acme, 1, 2);
        submitted();
        claim(1);

        stores().attempts().releaseExpired(NOW.plusSeconds(59));
        assertThat(progress(campaign).in(TargetState.CALLING)).isEqualTo(2);
        stores().attempts().releaseExpired(NOW.plusSeconds(60));

        assertThat(progress(campaign).in(TargetState.CALLING)).isEqualTo(1);
        assertThat(progress(campaign).in(TargetState.QUEUED)).isEqualTo(1);
    }

    @Test
    void findsWhatIsUnsettledAndGivesItToOneCallerAtATime() {
        running(acme, 1, 2, 3);
        AttemptId lost = submitted();
        AttemptId unknown = submitted();
        AttemptId placed = submitted();
        stores().attempts()
                .report(List.of(
                        new AttemptReport.Unknown(unknown, "reset", NOW),
                        new AttemptReport.Placed(placed, call("c3"), null, NOW)));

        assertThat(unsettled(NOW)).containsExactly(unknown);
        assertThat(unsettled(NOW)).isEmpty();
        assertThat(unsettled(NOW.plusSeconds(120))).containsExactlyInAnyOrder(lost, unknown, placed);
        assertThat(unsettled(NOW.plusSeconds(121))).isEmpty();
    }

    @Test
    void tellsHowMuchOfAnAccountIsInUseAndHowLongSomebodyWaits() {
        running(acme, 1, 2, 3);
        AttemptId unknown = submitted();
        submitted();
        stores().attempts().report(List.of(new AttemptReport.Unknown(unknown, "lost", NOW)));

        AccountUse use = stores().attempts().use(provider, NOW.plusSeconds(90));

        assertThat(use).isEqualTo(new AccountUse(2, 1, Duration.ofSeconds(90)));
        claim(1);
        assertThat(stores().attempts().use(provider, NOW.plusSeconds(90)).lag()).isZero();
    }

    private List<AttemptId> unsettled(Instant now) {
        return stores()
                .attempts()
                .claimUnsettled(provider, now, Duration.ofMinutes(2), Duration.ofMinutes(1), 100)
                .stream()
                .map(Attempt::id)
                .toList();
    }
}
