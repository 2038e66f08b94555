package io.voicecrm.testkit.wire;

import io.voicecrm.call.CallOutcome;
import io.voicecrm.testkit.simulator.SimulatedCall;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call at the provider, settled the moment it is dialed; only the time decides how much of it shows. Immutable.
 *
 * @param sequence counts the calls of this run, so that a listing has an order
 * @param origin how it came about
 * @param agent the agent as it was when the call was dialed
 * @param clientData the request's {@code conversation_initiation_client_data}
 * @param startError why the conversation could not start after the pick-up; null if it did
 * @param speed how many simulated seconds pass in one of the wall clock's
 */
record Conversation(
        long sequence,
        Origin origin,
        String callSid,
        String agentId,
        JsonObject agent,
        OwnedNumber from,
        String to,
        int nth,
        JsonObject clientData,
        SimulatedCall call,
        @Nullable String startError,
        Instant dialedAt,
        double speed)
        implements Ringing {

    /** How long the provider takes from hang-up to results. */
    static final Duration ANALYSIS = Duration.ofSeconds(20);

    String id() {
        return origin.id();
    }

    @Override
    public String userId() {
        return clientData.text("user_id");
    }

    /** Whether somebody or something picked up and the conversation could start. */
    boolean isConnected() {
        return startError == null && !call.talkTime().isZero();
    }

    boolean wasPickedUp() {
        return !call.talkTime().isZero();
    }

    boolean isVoicemail() {
        return call.outcome() == CallOutcome.VOICEMAIL;
    }

    @Override
    public Duration talkTime() {
        return isConnected() ? call.talkTime() : Duration.ZERO;
    }

    @Override
    public Instant endsAt() {
        return onTheWall(call.ringTime().plus(talkTime()));
    }

    /** By the wall clock: when the results are there. A call that never connected has nothing to analyze. */
    Instant doneAt() {
        return isConnected() ? onTheWall(call.ringTime().plus(talkTime()).plus(ANALYSIS)) : endsAt();
    }

    /** What the provider says at a moment of the wall clock. */
    String statusAt(Instant now) {
        if (now.isBefore(onTheWall(call.ringTime()))) {
            return "initiated";
        }
        if (now.isBefore(endsAt())) {
            return "in-progress";
        }
        if (now.isBefore(doneAt())) {
            return "processing";
        }
        return isConnected() ? "done" : "failed";
    }

    long startSeconds() {
        return dialedAt.getEpochSecond();
    }

    @Override
    public Instant hangsUpAt() {
        return simulated(call.ringTime().plus(talkTime()));
    }

    /** On the calendar of the call itself, which is ahead of the wall clock at higher speeds. */
    Instant simulated(Duration sinceDial) {
        return dialedAt.plus(sinceDial);
    }

    private Instant onTheWall(Duration sinceDial) {
        return dialedAt.plusNanos(Math.round(sinceDial.toNanos() / speed));
    }
}
