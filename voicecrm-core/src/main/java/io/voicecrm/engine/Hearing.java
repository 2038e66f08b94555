package io.voicecrm.engine;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.Direction;
import io.voicecrm.call.Transcript;
import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.call.Transcript.Turn;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.compliance.LiveAnswer;
import io.voicecrm.compliance.LiveAnswer.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person who answered got to hear, as far as a transcript tells. The law counts from the end of a person's greeting.
 * A transcript tells when it began, so that its end is estimated from its words; where the agent speaks first, counted is
 * from the answer.
 */
final class Hearing {

    /** The law's two seconds; one provider tells whole seconds only, so that nothing finer can be asked of it. */
    static final Duration IN_TIME = Duration.ofSeconds(2);

    /** People say about three words a second. */
    static final Duration PER_WORD = Duration.ofMillis(350);

    private Hearing() {}

    /**
     * An answer to keep; empty if no person was on the line, or it is not known who.
     *
     * @param attempt on whose behalf the call was placed; null if the person called
     */
    static Optional<LiveAnswer> of(CallRecord record, @Nullable Attempt attempt, Instant now) {
        PhoneNumber person = record.person();
        if (record.outcome() != CallOutcome.ANSWERED || person == null) {
            return Optional.empty();
        }
        Instant ended = record.endedAt();
        return Optional.of(new LiveAnswer(
                record.tenant(),
                record.ref().toString(),
                attempt == null ? null : attempt.campaign().id().value(),
                person,
                ended == null ? now : ended,
                heard(record)));
    }

    private static Heard heard(CallRecord record) {
        Transcript transcript = record.transcript();
        if (record.direction() == Direction.INBOUND
                || transcript == null
                || transcript.turns().isEmpty()) {
            return Heard.UNMEASURED;
        }
        Turn first = transcript.turns().get(0);
        Duration from = first.speaker() == Speaker.PERSON ? endOf(first) : Duration.ZERO;
        // Without a word of the agent, the wait ended when the call did.
        Duration until = transcript.turns().stream()
                .filter(turn -> turn.speaker() == Speaker.AGENT)
                .findFirst()
                .map(Turn::offset)
                .orElse(record.talkTime());
        return until.minus(from).compareTo(IN_TIME) > 0 ? Heard.SILENCE : Heard.AGENT;
    }

    private static Duration endOf(Turn greeting) {
        int words = greeting.text().strip().split("\\s+").length;
        return greeting.offset().plus(PER_WORD.multipliedBy(words));
    }
}
