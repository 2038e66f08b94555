package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.ReassignedNumbers;
import io.voicecrm.compliance.ReassignedNumbers.Answer;
import io.voicecrm.compliance.ReassignedNumbers.Question;
import io.voicecrm.testkit.Fixtures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every {@link ReassignedNumbers} must do. Tests tolerate what others left there. */
@NullMarked
public abstract class ReassignedNumbersContract {

    private static final LocalDate DAY = LocalDate.of(2025, 7, 15);

    /** For subclasses. */
    protected ReassignedNumbersContract() {}

    /** The source under test, the same for all of one test. */
    protected abstract ReassignedNumbers numbers();

    /** Has the source know that the owner of a number gave it up on a day, and nothing newer of it. */
    protected abstract void givenUp(PhoneNumber phone, LocalDate day);

    @Test
    void answersByTheDayOfTheConsent() {
        PhoneNumber phone = Fixtures.phone(8_001);
        givenUp(phone, DAY);
        Question before = at(phone, DAY.minusDays(1));
        Question sameDay = at(phone, DAY);
        Question after = at(phone, DAY.plusDays(1));

        assertThat(numbers().ask(List.of(before, sameDay, after)))
                .isEqualTo(Map.of(
                        before, Answer.REASSIGNED,
                        sameDay, Answer.REASSIGNED,
                        after, Answer.SAME));
    }

    @Test
    void saysSoWhereItKnowsNothing() {
        Question unknown = at(Fixtures.phone(8_002), DAY);

        Map<Question, Answer> answers = new HashMap<>(numbers().ask(List.of(unknown)));

        assertThat(answers.getOrDefault(unknown, Answer.NO_DATA)).isEqualTo(Answer.NO_DATA);
        assertThat(numbers().ask(List.of())).isEmpty();
    }

    private static Question at(PhoneNumber phone, LocalDate day) {
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        return new Question(phone, noon);
    }
}
