package io.voicecrm.twilio;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio told of a call at one moment. Tellings come late, twice and in any order; {@link #after} puts them in order.
 *
 * @param callSid which call: {@code CA} and 32 hexadecimal digits
 * @param sequence counts what is told of one call from 0; -1 where Twilio does not count
 * @param status Twilio's own word: {@code initiated}, {@code ringing}, {@code in-progress}, {@code completed}, …
 * @param from who called; null if withheld
 * @param to who was called; null if it is no phone number
 * @param talkTime from answer to hang-up; zero until the call is over
 * @param at by Twilio's clock; the time of receipt where Twilio does not say
 */
public record TwilioCallStatus(
        String accountSid,
        String callSid,
        int sequence,
        String status,
        Direction direction,
        @Nullable PhoneNumber from,
        @Nullable PhoneNumber to,
        Duration talkTime,
        Instant at) {

    /** Whether nothing follows: the call is over. */
    public boolean isFinal() {
        return outcome().isPresent();
    }

    /** How the call ended; empty while it goes on, and for words that we do not know. */
    public Optional<CallOutcome> outcome() {
        return switch (status) {
            case "completed" -> Optional.of(CallOutcome.ANSWERED);
            case "busy" -> Optional.of(CallOutcome.BUSY);
            case "no-answer", "canceled" -> Optional.of(CallOutcome.NO_ANSWER);
            case "failed" -> Optional.of(CallOutcome.FAILED);
            default -> Optional.empty();
        };
    }

    /**
     * The later of two tellings of one call: a final one over any other, then by sequence. The same whichever of them
     * arrived first.
     */
    public TwilioCallStatus after(TwilioCallStatus known) {
        if (isFinal() != known.isFinal()) {
            return isFinal() ? this : known;
        }
        return sequence >= known.sequence ? this : known;
    }
}
