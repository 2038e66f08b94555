package io.voicecrm.campaign;

import static io.voicecrm.campaign.Campaign.State.CANCELED;
import static io.voicecrm.campaign.Campaign.State.DRAFT;
import static io.voicecrm.campaign.Campaign.State.FINISHED;
import static io.voicecrm.campaign.Campaign.State.PAUSED;
import static io.voicecrm.campaign.Campaign.State.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.voicecrm.campaign.Campaign.State;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.StandingClock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CampaignTest {

    private static final Instant NOW = StandingClock.START;

    @Test
    void knowsTheseMovesAndNoOthers() {
        assertThat(next(DRAFT)).containsExactlyInAnyOrder(RUNNING, CANCELED);
        assertThat(next(RUNNING)).containsExactlyInAnyOrder(PAUSED, FINISHED, CANCELED);
        assertThat(next(PAUSED)).containsExactlyInAnyOrder(RUNNING, FINISHED, CANCELED);
    }

    @Test
    void runsAgainAfterItFinishedButNotAfterItWasCanceled() {
        assertThat(next(FINISHED)).containsExactly(RUNNING);
        assertThat(next(CANCELED)).isEmpty();
    }

    @Test
    void saysFromWhereToWhereItCannotGo() {
        Campaign draft = draft();

        assertThatIllegalStateException()
                .isThrownBy(() -> draft.become(PAUSED, null, NOW))
                .withMessage("campaign " + draft.id() + ": is DRAFT and cannot become PAUSED");
    }

    @Test
    void remembersWhenItFirstRan() {
        Campaign again = draft().become(RUNNING, null, NOW)
                .become(PAUSED, "lunch", NOW.plusSeconds(60))
                .become(RUNNING, null, NOW.plusSeconds(120));

        assertThat(again.startedAt()).isEqualTo(NOW);
        assertThat(again.stateReason()).isNull();
    }

    @Test
    void wasNeverStartedWhenItIsCanceledAsADraft() {
        Campaign canceled = draft().become(CANCELED, null, NOW.plusSeconds(5));

        assertThat(canceled.startedAt()).isNull();
        assertThat(canceled.finishedAt()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void hasAnEndExactlyWhenItIsOver() {
        Random random = new Random(99);
        for (int walk = 0; walk < 500; walk++) {
            Campaign campaign = draft();
            for (int step = 1; step <= 20; step++) {
                List<State> moves = next(campaign.state());
                if (moves.isEmpty()) {
                    break;
                }
                campaign = campaign.become(moves.get(random.nextInt(moves.size())), null, NOW.plusSeconds(step));

                boolean over = campaign.state() == FINISHED || campaign.state() == CANCELED;
                assertThat(campaign.finishedAt() != null).isEqualTo(over);
                assertThat(campaign.createdAt()).isEqualTo(NOW);
            }
        }
    }

    private static Campaign draft() {
        CampaignId id = new CampaignId(People.ids(new StandingClock()).next());
        return Campaign.draft(People.ACME, id, People.spec().build(), NOW);
    }

    private static List<State> next(State state) {
        return Arrays.stream(State.values()).filter(state::canBecome).toList();
    }
}
