package io.voicecrm.retell;

import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.Direction;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.call.Transcript;
import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.call.Transcript.Turn;
import io.voicecrm.http.Lenient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call as events: the same ones whether webhooks told of it or it was read back, so that both may come, in any order.
 *
 * <p>What was said and what it cost are taken from the analyzed call only. The one that has just ended has neither a
 * summary nor, always, its whole price, and nothing in it says which of the two was written first.
 */
final class CallEvents {

    private static final Duration LONGEST_ANALYSIS = Duration.ofMinutes(10);

    private final Wire.Call call;
    private final ProviderCallRef ref;
    private final @Nullable AttemptId attempt;
    private final Instant end;
    private final CallOutcome outcome;
    private final Instant pricedAsOf;

    private CallEvents(Wire.Call call, String id, Instant seenAt, @Nullable Instant readAt) {
        this.call = call;
        this.ref = new ProviderCallRef(Retell.ID, id);
        this.attempt = attemptOf(call);
        this.end = time(call.endMillis())
                .or(() -> time(call.startMillis()).map(start -> start.plus(millis(call.durationMillis()))))
                .orElse(seenAt);
        this.pricedAsOf = readAt == null ? end : readAt;
        this.outcome = EndOfCall.of(call);
    }

    /**
     * What a webhook says. It does not say when it was written, and may be sent again much later: of its price only this is
     * certain, that it was not known before the call ended.
     *
     * @param receivedAt stands in for the end where the provider gives no time, as for calls that never connected
     */
    static CallEvents told(Wire.Call call, String id, Instant receivedAt) {
        return new CallEvents(call, id, receivedAt, null);
    }

    /** What the provider says when it is asked. */
    static CallEvents read(Wire.Call call, String id, Instant now) {
        return new CallEvents(call, id, now, now);
    }

    /** The attempt that a call names in its metadata. */
    static @Nullable AttemptId attemptOf(Wire.Call call) {
        Map<String, Object> metadata = Objects.requireNonNullElse(call.metadata(), Map.of());
        return Lenient.attempt(metadata.get(CallTerms.ATTEMPT)).orElse(null);
    }

    /** That the call began; nothing if it never did. */
    List<CallEvent> started() {
        String agent = call.agentId();
        Optional<Instant> start = time(call.startMillis());
        if (agent == null || agent.isBlank() || start.isEmpty()) {
            return List.of();
        }
        return List.of(new CallEvent.Started(
                ref,
                attempt,
                start.get(),
                "inbound".equals(call.direction()) ? Direction.INBOUND : Direction.OUTBOUND,
                new AgentId(Retell.ID, agent),
                Lenient.phoneNumber(call.from()).orElse(null),
                Lenient.phoneNumber(call.to()).orElse(null)));
    }

    /** That it is over: how it went, if nobody talked; else only that the line is free, since its analysis is to come. */
    List<CallEvent> ended() {
        List<CallEvent> events = new ArrayList<>(started());
        events.add(talkTime().isZero() ? endedAs(outcome, end) : new CallEvent.HungUp(ref, attempt, end));
        return events;
    }

    /**
     * Whether nothing more is to come: the call is analyzed, there was nothing to analyze, or the analysis has had time
     * enough.
     *
     * @param now by the provider's clock
     */
    boolean isSettled(Instant now) {
        return call.analysis() != null
                || talkTime().isZero()
                || end.plus(LONGEST_ANALYSIS).isBefore(now);
    }

    /** Everything there is to know of it. */
    List<CallEvent> analyzed() {
        List<CallEvent> events = new ArrayList<>(started());
        boolean wasMachine =
                call.analysis() != null && Boolean.TRUE.equals(call.analysis().inVoicemail());
        if (outcome == CallOutcome.ANSWERED && wasMachine) {
            // Only the analysis found out. It is the later word, whichever of the two is read first.
            events.add(endedAs(CallOutcome.VOICEMAIL, end.plusMillis(1)));
        } else {
            events.add(endedAs(outcome, end));
        }
        said().ifPresent(events::add);
        List<CostLine> lines = CostLines.of(call.cost());
        if (!lines.isEmpty()) {
            events.add(new CallEvent.Priced(ref, attempt, end, pricedAsOf, lines));
        }
        return events;
    }

    private CallEvent endedAs(CallOutcome how, Instant at) {
        return new CallEvent.Ended(ref, attempt, at, how, Objects.requireNonNullElse(call.reason(), ""), talkTime());
    }

    private Duration talkTime() {
        Optional<Instant> start = time(call.startMillis());
        boolean wasPickedUp = start.isPresent()
                && switch (outcome) {
                    case BUSY, NO_ANSWER, DECLINED, INVALID_NUMBER -> false;
                    default -> true;
                };
        if (!wasPickedUp) {
            return Duration.ZERO;
        }
        Duration talk = call.durationMillis() != null
                ? millis(call.durationMillis())
                : Duration.between(start.orElse(end), end);
        return talk.isNegative() ? Duration.ZERO : talk;
    }

    private Optional<CallEvent> said() {
        Wire.Analysis analysis = call.analysis();
        List<Turn> turns = turns();
        if (turns.isEmpty() && (analysis == null || talkTime().isZero())) {
            return Optional.empty();
        }
        CallAnalysis concluded = analysis == null
                ? new CallAnalysis("", null, extracted(Map.of()))
                : new CallAnalysis(
                        Objects.requireNonNullElse(analysis.summary(), ""),
                        analysis.successful(),
                        extracted(Objects.requireNonNullElse(analysis.custom(), Map.of())));
        return Optional.of(new CallEvent.Analyzed(ref, attempt, end, new Transcript(turns), concluded));
    }

    private List<Turn> turns() {
        List<Wire.Utterance> said = Objects.requireNonNullElse(call.transcript(), List.of());
        return said.stream()
                .filter(turn -> turn.content() != null && !turn.content().isBlank())
                .map(turn -> new Turn(
                        "agent".equals(turn.role()) ? Speaker.AGENT : Speaker.PERSON,
                        String.valueOf(turn.content()),
                        offset(turn.start())))
                .toList();
    }

    private static Duration offset(@Nullable BigDecimal seconds) {
        return millis(seconds == null ? null : seconds.movePointRight(3));
    }

    private Map<String, String> extracted(Map<String, Object> collected) {
        Map<String, String> facts = new HashMap<>();
        collected.forEach((name, value) -> {
            String text = text(value);
            if (!text.isBlank()) {
                facts.put(name, text);
            }
        });
        if ("user_requested_dnc".equals(call.reason())) {
            facts.put(SkillsJson.OPT_OUT, "yes");
        }
        return facts;
    }

    /** The JSON library reads numbers of no declared type as doubles: 3 would become 3.0. */
    private static String text(@Nullable Object value) {
        if (value instanceof Double number && !number.isNaN() && !number.isInfinite()) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return value == null ? "" : value.toString();
    }

    private static Optional<Instant> time(@Nullable BigDecimal millis) {
        return Optional.ofNullable(millis).map(value -> Instant.ofEpochMilli(value.longValue()));
    }

    private static Duration millis(@Nullable BigDecimal value) {
        return Duration.ofMillis(value == null ? 0 : value.longValue());
    }
}
