package io.voicecrm.testkit.wire;

import io.voicecrm.call.CallOutcome;
import io.voicecrm.testkit.simulator.SimulatedCall;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call at Retell, settled the moment it is dialed; only the time decides how much of it shows. Immutable.
 *
 * @param agent the agent as it was when the call was dialed
 * @param request what was asked for
 * @param direction {@code outbound} or {@code inbound}
 * @param batch the batch that it belongs to, or null
 * @param stoppedAt when somebody ended it by hand, by the wall clock; null if nobody did
 * @param speed how many simulated seconds pass in one of the wall clock's
 */
record RetellCall(
        String id,
        String callSid,
        JsonObject agent,
        JsonObject request,
        String from,
        String to,
        String direction,
        int nth,
        SimulatedCall call,
        @Nullable String batch,
        Instant dialedAt,
        @Nullable Instant stoppedAt,
        double speed)
        implements Ringing {

    /** How long the provider takes from hang-up to its analysis. */
    static final Duration ANALYSIS = Duration.ofSeconds(20);

    @Override
    public String userId() {
        // Whoever dials names its own try somewhere in the metadata; the simulator knows voicecrm's name for it.
        return request.at("metadata").text("voicecrm_attempt_id");
    }

    boolean isPickedUp() {
        return !call.talkTime().isZero() && (stoppedAt == null || stoppedAt.isAfter(answeredAt()));
    }

    boolean isVoicemail() {
        return call.outcome() == CallOutcome.VOICEMAIL;
    }

    /** How long was talked; shorter than planned if somebody ended it. */
    @Override
    public Duration talkTime() {
        if (!isPickedUp()) {
            return Duration.ZERO;
        }
        if (stoppedAt == null || !stoppedAt.isBefore(plannedEnd())) {
            return call.talkTime();
        }
        return Duration.ofSeconds(
                Math.round(Duration.between(answeredAt(), stoppedAt).toMillis() * speed / 1_000));
    }

    Instant answeredAt() {
        return onTheWall(call.ringTime());
    }

    @Override
    public Instant endsAt() {
        Instant planned = plannedEnd();
        return stoppedAt != null && stoppedAt.isBefore(planned) ? stoppedAt : planned;
    }

    /** When the provider has analyzed it, by the wall clock. */
    Instant analyzedAt() {
        return endsAt().plus(onTheWallClock(ANALYSIS));
    }

    /** What the provider says at a moment of the wall clock. */
    String statusAt(Instant now) {
        if (now.isBefore(endsAt())) {
            return now.isBefore(answeredAt()) ? "registered" : "ongoing";
        }
        return isPickedUp() ? "ended" : "not_connected";
    }

    /** The answer on the calendar of the call itself, which is ahead of the wall clock at higher speeds. */
    Instant start() {
        return dialedAt.plus(call.ringTime());
    }

    @Override
    public Instant hangsUpAt() {
        return start().plus(talkTime());
    }

    RetellCall stopped(Instant now) {
        return new RetellCall(id, callSid, agent, request, from, to, direction, nth, call, batch, dialedAt, now, speed);
    }

    RetellCall withRequest(JsonObject newRequest) {
        return new RetellCall(
                id, callSid, agent, newRequest, from, to, direction, nth, call, batch, dialedAt, stoppedAt, speed);
    }

    private Instant plannedEnd() {
        return onTheWall(call.ringTime().plus(call.talkTime()));
    }

    private Instant onTheWall(Duration sinceDial) {
        return dialedAt.plus(onTheWallClock(sinceDial));
    }

    private Duration onTheWallClock(Duration simulated) {
        return Duration.ofNanos(Math.round(simulated.toNanos() / speed));
    }
}
