package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.Campaign.State;
import io.voicecrm.campaign.Priority;
import io.voicecrm.campaign.TargetChange;
import io.voicecrm.campaign.TargetState;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people and promises change about who is called, wherever the stores keep things. */
abstract class TargetChangeContract extends StoresScene {

    @Test
    void callsWhomSomebodyMovedToTheFrontFirst() {
        Campaign campaign = running(acme, 1, 2, 3);

        assertThat(change(campaign, 3, new TargetChange.Prioritize(Priority.HIGH)))
                .isTrue();
        assertThat(change(campaign, 1, new TargetChange.Prioritize(Priority.LOW)))
                .isTrue();

        assertThat(claim(3))
                .extracting(attempt -> attempt.contact().phone())
                .containsExactly(phone(3), phone(2), phone(1));
    }

    @Test
    void callsBackAtThePromisedTimeBeforeEverybodyElse() {
        Campaign campaign = running(acme, 1, 2);
        Instant promised = NOW.plusSeconds(3600);

        assertThat(change(campaign, 2, new TargetChange.CallBack(promised))).isTrue();

        assertThat(claim(1)).extracting(attempt -> attempt.contact().phone()).containsExactly(phone(1));
        assertThat(claim(1)).isEmpty();
        assertThat(stores().attempts().claim(claimAt(promised, 1, 10)))
                .extracting(attempt -> attempt.contact().phone())
                .containsExactly(phone(2));
    }

    @Test
    void callsAgainWhomACallPromisedItAndLetsTheCampaignRunAgain() {
        Campaign campaign = running(acme, 1);
        AttemptId reached = submitted();
        stores().attempts().report(List.of(finished(reached, CallOutcome.ANSWERED, null)));
        assertThat(state(campaign)).isEqualTo(State.FINISHED);
        Instant promised = NOW.plusSeconds(3600);

        assertThat(change(campaign, 1, new TargetChange.Promised(reached, promised)))
                .isTrue();

        assertThat(state(campaign)).isEqualTo(State.RUNNING);
        assertThat(claim(1)).isEmpty();
        assertThat(stores().attempts().claim(claimAt(promised, 1, 10)))
                .extracting(attempt -> attempt.contact().phone())
                .containsExactly(phone(1));
    }

    @Test
    void keepsNoPromiseOfACallThatWasNotTheLast() {
        Campaign campaign = running(acme, 1);
        AttemptId first = submitted();
        stores().attempts().report(List.of(finished(first, CallOutcome.ANSWERED, NOW)));
        stores().attempts().report(List.of(finished(submitted(), CallOutcome.ANSWERED, null)));

        assertThat(change(campaign, 1, new TargetChange.Promised(first, NOW.plusSeconds(60))))
                .isFalse();
        assertThat(state(campaign)).isEqualTo(State.FINISHED);
    }

    @Test
    void keepsNoPromiseBeyondTheEndOfTheCampaignOrInOneThatWasGivenUp() {
        Campaign ending = running(acme, spec().endAt(NOW.plusSeconds(600)).build(), 1);
        AttemptId reached = submitted();
        stores().attempts().report(List.of(finished(reached, CallOutcome.ANSWERED, null)));
        Campaign given = running(acme, 2);
        AttemptId other = submitted();
        stores().attempts().report(List.of(finished(other, CallOutcome.ANSWERED, NOW.plusSeconds(60))));
        move(given, State.CANCELED);

        assertThat(change(ending, 1, new TargetChange.Promised(reached, NOW.plusSeconds(600))))
                .isFalse();
        assertThat(change(given, 2, new TargetChange.Promised(other, NOW.plusSeconds(60))))
                .isFalse();
    }

    @Test
    void takesOutWhoShallNotBeCalledUnlessThePhoneRingsAlready() {
        Campaign campaign = running(acme, 1, 2);
        claim(1);

        assertThat(change(campaign, 1, new TargetChange.Cancel("asked to"))).isFalse();
        assertThat(change(campaign, 2, new TargetChange.Cancel("asked to"))).isTrue();
        assertThat(stores().campaigns()
                        .change(globex, campaign.id(), phone(2), new TargetChange.Cancel("not theirs"), NOW))
                .isFalse();

        assertThat(progress(campaign).in(TargetState.CANCELED)).isEqualTo(1);
        assertThat(claim(1)).isEmpty();
    }

    @Test
    void triesThoseAgainWhomNobodyReached() {
        Campaign campaign = running(acme, 1, 2);
        stores().attempts().report(List.of(finished(submitted(), CallOutcome.NO_ANSWER, null)));
        stores().attempts().report(List.of(finished(submitted(), CallOutcome.INVALID_NUMBER, null)));
        assertThat(state(campaign)).isEqualTo(State.FINISHED);

        assertThat(stores().campaigns().retry(acme, campaign.id(), Set.of(CallOutcome.NO_ANSWER), NOW))
                .isEqualTo(1);

        assertThat(state(campaign)).isEqualTo(State.RUNNING);
        assertThat(claim(10)).extracting(Attempt::number).containsExactly(1);
        assertThat(stores().campaigns().retry(globex, campaign.id(), Set.of(CallOutcome.NO_ANSWER), NOW))
                .isZero();
    }

    private boolean change(Campaign campaign, int person, TargetChange change) {
        return stores().campaigns().change(campaign.tenant(), campaign.id(), phone(person), change, NOW);
    }
}
