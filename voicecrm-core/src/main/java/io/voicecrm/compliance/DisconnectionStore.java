package io.voicecrm.compliance;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.PhoneNumber;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The operator's own list of numbers and when each was last given up for good. It answers for the numbers that are on it;
 * of all others it knows nothing. Implementations are thread-safe.
 */
@ExtensionPoint
public interface DisconnectionStore extends ReassignedNumbers {

    /**
     * Adds numbers, or changes what is known of them, all or nothing. A later disconnection replaces an earlier one, never
     * the other way round.
     *
     * @param lastDisconnected the last day of each number's former owner, by Greenwich; empty for a number that is known
     *     never to have been given up
     */
    void add(Map<PhoneNumber, Optional<LocalDate>> lastDisconnected);

    /** What is known of numbers; those that are not on the list are missing. */
    Map<PhoneNumber, Optional<LocalDate>> find(Collection<PhoneNumber> phones);

    /** By the days on the list: given up on the day of a consent or later, the number is somebody else's. */
    @Override
    default Map<Question, Answer> ask(Collection<Question> questions) {
        Map<PhoneNumber, Optional<LocalDate>> known =
                find(questions.stream().map(Question::phone).collect(Collectors.toSet()));
        Map<Question, Answer> answers = new HashMap<>();
        for (Question question : questions) {
            Optional<LocalDate> last = known.get(question.phone());
            if (last != null) {
                LocalDate consented =
                        question.consentedAt().atZone(ZoneOffset.UTC).toLocalDate();
                boolean isReassigned = last.isPresent() && !last.get().isBefore(consented);
                answers.put(question, isReassigned ? Answer.REASSIGNED : Answer.SAME);
            }
        }
        return answers;
    }
}
