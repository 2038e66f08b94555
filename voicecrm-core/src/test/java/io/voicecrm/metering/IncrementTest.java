package io.voicecrm.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncrementTest {

    @ParameterizedTest
    @CsvSource({"1, 30", "30, 30", "31, 36", "36, 36", "37, 42", "60, 60", "61, 66"})
    void thirtySixBillsThirtySecondsThenStepsOfSix(long talked, long billed) {
        assertThat(new Increment(30, 6).billable(talked)).isEqualTo(billed);
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "60, 60", "61, 120", "120, 120"})
    void perMinuteBillsMinutesThatWereBegun(long talked, long billed) {
        assertThat(Increment.PER_MINUTE.billable(talked)).isEqualTo(billed);
    }

    @Test
    void billsNothingForACallThatNobodyAnswered() {
        assertThat(Increment.PER_MINUTE.billable(0)).isZero();
    }

    @Test
    void billsAtLeastTheTalkAndLessThanAStepMoreThanTheMinimumNeeds() {
        Random random = new Random(306);
        for (int i = 0; i < 10_000; i++) {
            Increment increment = new Increment(random.nextInt(120), 1 + random.nextInt(60));
            long talked = 1 + random.nextInt(7_200);

            long billed = increment.billable(talked);

            assertThat(billed)
                    .as("%s seconds at %s", talked, increment)
                    .isGreaterThanOrEqualTo(Math.max(talked, increment.minimumSeconds()))
                    .isLessThan(Math.max(talked, increment.minimumSeconds()) + increment.stepSeconds());
            assertThat((billed - increment.minimumSeconds()) % increment.stepSeconds())
                    .as("whole steps for %s seconds at %s", talked, increment)
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "0, 6", "6, 6", "30, 1", "30, 6", "30, 30", "60, 1", "60, 6", "60, 60", "0, 60", "7, 13"
    })
    void endsAStepWithItsLastSecondAndBeginsTheNextWithTheOneAfter(int minimum, int step) {
        Increment increment = new Increment(minimum, step);
        for (long end = minimum; end < minimum + 20L * step; end += step) {
            assertThat(increment.billable(end)).isEqualTo(end);
            for (long talked = end + 1; talked <= end + step; talked++) {
                assertThat(increment.billable(talked)).as("%s seconds", talked).isEqualTo(end + step);
            }
        }
    }

    @Test
    void neverBillsLessForALongerCall() {
        Increment increment = new Increment(30, 6);
        for (long talked = 1; talked < 1_000; talked++) {
            assertThat(increment.billable(talked)).isGreaterThanOrEqualTo(increment.billable(talked - 1));
        }
    }

    @Test
    void billsTheTalkItselfPerSecond() {
        for (long talked = 0; talked < 1_000; talked++) {
            assertThat(Increment.PER_SECOND.billable(talked)).isEqualTo(talked);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 6", "30, 0", "30, -6"})
    void refusesNumbersOutOfRange(int minimum, int step) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Increment(minimum, step))
                .withMessageContaining(minimum + "/" + step);
    }
}
