package io.voicecrm.elevenlabs;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallEvent;
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
 * A conversation as events: the same ones whether a webhook told of it or it was read back, so that both may come.
 *
 * <p>Everything but the start is dated to the end of the call, which the provider gives in both places. Only of the price it
 * matters when it was said: it may be corrected.
 */
final class ConversationEvents {

    private final Wire.Conversation conversation;
    private final Wire.@Nullable Metadata metadata;
    private final ProviderCallRef call;
    private final @Nullable AttemptId attempt;
    private final Instant startedAt;
    private final Duration talkTime;
    private final Instant asOf;

    private ConversationEvents(Wire.Conversation conversation, String id, Instant asOf) {
        this.conversation = conversation;
        this.asOf = asOf;
        this.metadata = conversation.metadata();
        this.call = new ProviderCallRef(ElevenLabs.ID, id);
        this.attempt = attemptOf(conversation);
        this.startedAt = Instant.ofEpochSecond(number(metadata == null ? null : metadata.startedAt()));
        this.talkTime = Duration.ofSeconds(number(metadata == null ? null : metadata.durationSeconds()));
    }

    /**
     * The events; only its start while it goes on, and none if it has no id.
     *
     * @param asOf when the provider said this
     */
    static List<CallEvent> of(Wire.Conversation conversation, Instant asOf) {
        String id = conversation.conversationId();
        return id == null || id.isBlank() ? List.of() : new ConversationEvents(conversation, id, asOf).events();
    }

    /** The attempt that a conversation names, by its user or by our own variable. */
    static @Nullable AttemptId attemptOf(Wire.Conversation conversation) {
        return Lenient.attempt(conversation.userId())
                .or(() -> Optional.ofNullable(conversation.clientData())
                        .map(Wire.ClientData::variables)
                        .map(variables -> variables.get(ClientData.ATTEMPT_VARIABLE))
                        .flatMap(Lenient::attempt))
                .orElse(null);
    }

    private List<CallEvent> events() {
        List<CallEvent> events = new ArrayList<>();
        started().ifPresent(events::add);
        String status = conversation.status();
        boolean isFailed = "failed".equals(status);
        if (isFailed || "done".equals(status)) {
            Instant end = hangUp();
            EndOfCall ended = EndOfCall.of(conversation, isFailed);
            events.add(new CallEvent.Ended(call, attempt, end, ended.outcome(), ended.reason(), talkTime));
            analyzed(end).ifPresent(events::add);
            priced(end).ifPresent(events::add);
        }
        return events;
    }

    /** The talk begins when somebody accepts: what rang before that is not in its duration. */
    private Instant hangUp() {
        Instant accepted = Instant.ofEpochSecond(number(metadata == null ? null : metadata.acceptedAt()));
        return (accepted.isAfter(startedAt) ? accepted : startedAt).plus(talkTime);
    }

    private Optional<CallEvent> started() {
        String agent = conversation.agentId();
        if (agent == null || agent.isBlank()) {
            return Optional.empty();
        }
        Optional<Wire.PhoneCall> phone = Optional.ofNullable(metadata).map(Wire.Metadata::phoneCall);
        boolean inbound =
                phone.map(Wire.PhoneCall::direction).filter("inbound"::equals).isPresent();
        PhoneNumber ours = phone.map(Wire.PhoneCall::agentNumber)
                .flatMap(Lenient::phoneNumber)
                .orElse(null);
        PhoneNumber theirs = phone.map(Wire.PhoneCall::externalNumber)
                .flatMap(Lenient::phoneNumber)
                .orElse(null);
        return Optional.of(new CallEvent.Started(
                call,
                attempt,
                startedAt,
                inbound ? Direction.INBOUND : Direction.OUTBOUND,
                new AgentId(ElevenLabs.ID, agent),
                inbound ? theirs : ours,
                inbound ? ours : theirs));
    }

    private Optional<CallEvent> analyzed(Instant end) {
        Wire.Analysis analysis = conversation.analysis();
        List<Turn> turns = turns();
        if (analysis == null && turns.isEmpty()) {
            return Optional.empty();
        }
        CallAnalysis concluded = analysis == null
                ? new CallAnalysis("", null, Map.of())
                : new CallAnalysis(
                        Objects.requireNonNullElse(analysis.summary(), ""),
                        successful(analysis.successful()),
                        extracted(analysis));
        return Optional.of(new CallEvent.Analyzed(call, attempt, end, new Transcript(turns), concluded));
    }

    private List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        for (Wire.Turn said : Objects.requireNonNullElse(conversation.transcript(), List.<Wire.Turn>of())) {
            String message = said.message();
            if (message != null && !message.isBlank()) {
                Speaker speaker = "agent".equals(said.role()) ? Speaker.AGENT : Speaker.PERSON;
                turns.add(new Turn(speaker, message, Duration.ofSeconds(number(said.seconds()))));
            }
        }
        return turns;
    }

    private static @Nullable Boolean successful(@Nullable String word) {
        return "success".equals(word) ? Boolean.TRUE : "failure".equals(word) ? Boolean.FALSE : null;
    }

    private static Map<String, String> extracted(Wire.Analysis analysis) {
        Map<String, String> facts = new HashMap<>();
        Map<String, Wire.Collected> collected = Objects.requireNonNullElse(analysis.collected(), Map.of());
        collected.forEach((name, result) -> {
            Object value = result.value();
            if (value != null && !value.toString().isBlank()) {
                facts.put(name, value.toString());
            }
        });
        return facts;
    }

    private Optional<CallEvent> priced(Instant end) {
        List<CostLine> lines = new ArrayList<>();
        Optional.ofNullable(metadata)
                .map(Wire.Metadata::costFiat)
                .ifPresent(dollars -> lines.addAll(inDollars(dollars)));
        Optional.ofNullable(metadata)
                .map(Wire.Metadata::cost)
                .ifPresent(credits -> lines.add(new CostLine("credits", credits, "credits")));
        return lines.isEmpty() ? Optional.empty() : Optional.of(new CallEvent.Priced(call, attempt, end, asOf, lines));
    }

    /** The parts if they add up to the whole, else the whole: what was charged is never guessed. */
    private List<CostLine> inDollars(BigDecimal total) {
        Wire.Charging charging = metadata == null ? null : metadata.charging();
        // Above the limit of the account a call costs double; that has to be seen where costs are looked at.
        String call = charging != null && Boolean.TRUE.equals(charging.burst()) ? "burst_call" : "call";
        BigDecimal llm = charging == null ? null : charging.llmPrice();
        BigDecimal platform = charging == null ? null : charging.platformPrice();
        if (llm == null || platform == null || llm.add(platform).compareTo(total) != 0) {
            return List.of(new CostLine(call, total, "USD"));
        }
        return List.of(new CostLine(call, platform, "USD"), new CostLine("llm", llm, "USD"));
    }

    private static long number(@Nullable BigDecimal value) {
        return value == null ? 0 : value.longValue();
    }
}
