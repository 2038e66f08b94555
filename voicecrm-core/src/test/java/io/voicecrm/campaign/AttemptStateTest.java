package io.voicecrm.campaign;

import static io.voicecrm.campaign.AttemptState.CLAIMED;
import static io.voicecrm.campaign.AttemptState.ENDED;
import static io.voicecrm.campaign.AttemptState.FINISHED;
import static io.voicecrm.campaign.AttemptState.PLACED;
import static io.voicecrm.campaign.AttemptState.RELEASED;
import static io.voicecrm.campaign.AttemptState.SUBMITTING;
import static io.voicecrm.campaign.AttemptState.SUPPRESSED;
import static io.voicecrm.campaign.AttemptState.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptStateTest {

    @Test
    void knowsTheseMovesAndNoOthers() {
        assertThat(next(CLAIMED)).containsExactlyInAnyOrder(SUBMITTING, RELEASED, SUPPRESSED);
        assertThat(next(SUBMITTING)).containsExactlyInAnyOrder(PLACED, UNKNOWN, RELEASED, FINISHED);
        assertThat(next(UNKNOWN)).containsExactlyInAnyOrder(PLACED, FINISHED, RELEASED);
        assertThat(next(PLACED)).containsExactlyInAnyOrder(ENDED, FINISHED);
        assertThat(next(ENDED)).containsExactly(FINISHED);
    }

    @ParameterizedTest
    @EnumSource(names = {"FINISHED", "RELEASED", "SUPPRESSED"})
    void endsWhereItEnds(AttemptState end) {
        assertThat(next(end)).isEmpty();
        assertThat(end.isLive()).isFalse();
        assertThat(end.isOver()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"PLACED", "ENDED"})
    void neverReturnsToTheQueueOnceAPhoneRang(AttemptState rang) {
        assertThat(reachable(rang)).doesNotContain(RELEASED, CLAIMED, SUBMITTING);
    }

    @Test
    void submitsNothingASecondTimeWhileNobodyKnowsWhetherThePhoneRang() {
        assertThat(reachable(UNKNOWN)).doesNotContain(CLAIMED, SUBMITTING);
    }

    @Test
    void freesTheSlotOfACallThatIsOverBeforeItsOutcomeIsKnown() {
        assertThat(ENDED.isLive()).isFalse();
        assertThat(ENDED.isOver()).isFalse();
    }

    @Test
    void everyWalkEndsAndSubmitsAtMostOnce() {
        Random random = new Random(42);
        for (int walk = 0; walk < 1_000; walk++) {
            AttemptState state = CLAIMED;
            int submitted = 0;
            int steps = 0;
            while (!state.isOver()) {
                List<AttemptState> moves = next(state);
                assertThat(moves).as("an open attempt can go on from %s", state).isNotEmpty();
                state = moves.get(random.nextInt(moves.size()));
                submitted += state == SUBMITTING ? 1 : 0;
                steps++;
            }

            assertThat(steps).isLessThan(AttemptState.values().length);
            assertThat(submitted).isLessThanOrEqualTo(1);
        }
    }

    private static List<AttemptState> next(AttemptState state) {
        return Arrays.stream(AttemptState.values()).filter(state::canBecome).toList();
    }

    private static Set<AttemptState> reachable(AttemptState from) {
        Set<AttemptState> reached = EnumSet.noneOf(AttemptState.class);
        next(from).forEach(state -> {
            reached.add(state);
            reached.addAll(reachable(state));
        });
        return reached;
    }
}
