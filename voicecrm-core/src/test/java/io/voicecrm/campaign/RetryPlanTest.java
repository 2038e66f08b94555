package io.voicecrm.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.voicecrm.call.CallOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPlanTest {

    private static final Instant ENDED = Instant.parse("2026-03-02T15:00:00Z");

    @ParameterizedTest
    @CsvSource({"BUSY, PT15M", "NO_ANSWER, PT2H", "VOICEMAIL, PT4H", "FAILED, PT1H"})
    void waitsByDefaultAsLongAsTheOutcomeAsks(CallOutcome outcome, Duration wait) {
        assertThat(RetryPlan.DEFAULT.nextAttempt(outcome, 1, ENDED)).contains(ENDED.plus(wait));
    }

    @ParameterizedTest
    @EnumSource(
            value = CallOutcome.class,
            names = {"BUSY", "NO_ANSWER", "VOICEMAIL", "FAILED"},
            mode = EnumSource.Mode.EXCLUDE)
    void takesEveryOtherOutcomeAsFinal(CallOutcome outcome) {
        assertThat(RetryPlan.DEFAULT.nextAttempt(outcome, 1, ENDED)).isEmpty();
    }

    @Test
    void countsTheFirstAttemptAmongAllowedOnes() {
        assertThat(RetryPlan.DEFAULT.nextAttempt(CallOutcome.BUSY, 2, ENDED)).isPresent();
        assertThat(RetryPlan.DEFAULT.nextAttempt(CallOutcome.BUSY, 3, ENDED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CallOutcome.class)
    void neverTriesAgainWhenThereIsOneAttempt(CallOutcome outcome) {
        assertThat(RetryPlan.NEVER.nextAttempt(outcome, 1, ENDED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 11})
    void refusesFewerThanOneAndMoreThanTenAttempts(int attempts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPlan(attempts, Map.of()))
                .withMessage("maxAttempts: " + attempts + " must be 1 to 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void refusesToTryAgainAtOnce(Duration delay) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPlan(2, Map.of(CallOutcome.BUSY, delay)))
                .withMessageContaining("BUSY")
                .withMessageContaining(delay.toString());
    }
}
