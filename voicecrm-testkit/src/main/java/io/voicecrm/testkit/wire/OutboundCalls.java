package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.Template;
import io.voicecrm.testkit.simulator.Dial;
import io.voicecrm.testkit.simulator.PhoneWorld;
import io.voicecrm.testkit.simulator.SimulatedCall;
import io.voicecrm.testkit.wire.Faults.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/convai/twilio/outbound-call}: rings a phone. */
final class OutboundCalls {

    private static final long LONGEST_RING_SECONDS = 60;
    private static final long LONGEST_TALK_SECONDS = 600;

    private final Clock clock;
    private final Account account;
    private final PhoneWorld world;
    private final CallJournal journal;
    private final FaultDice dice;
    private final WebhookCourier courier;
    private final Ids ids;
    private final int concurrencyLimit;
    private final double speed;
    private final AtomicLong sequence = new AtomicLong();

    OutboundCalls(
            Clock clock,
            Account account,
            PhoneWorld world,
            CallJournal journal,
            FaultDice dice,
            WebhookCourier courier,
            Ids ids,
            int concurrencyLimit,
            double speed) {
        this.clock = clock;
        this.account = account;
        this.world = world;
        this.journal = journal;
        this.dice = dice;
        this.courier = courier;
        this.ids = ids;
        this.concurrencyLimit = concurrencyLimit;
        this.speed = speed;
    }

    HttpReply place(JsonObject request) {
        for (String field : new String[] {"agent_id", "agent_phone_number_id", "to_number"}) {
            if (!(request.get(field) instanceof String)) {
                throw ApiError.missing("body", field);
            }
        }
        PhoneNumber to;
        try {
            to = PhoneNumber.of(request.text("to_number"));
        } catch (IllegalArgumentException e) {
            return refused("The number to call is not valid");
        }
        int nthRequest = journal.requested(to);
        Optional<Kind> fault = dice.ofDial(to, nthRequest);
        fault.ifPresent(journal::struck);
        if (fault.isPresent() && fault.get() == Kind.FAIL_BEFORE_ACCEPT) {
            throw ApiError.current(503, "service_unavailable", "service_unavailable", "Service unavailable.");
        }
        if (fault.isPresent() && fault.get() == Kind.REFUSE_FOR_CAPACITY) {
            throw overTheLimit();
        }
        Conversation conversation = dial(request, to);
        return answer(conversation, fault.orElse(null));
    }

    private Conversation dial(JsonObject request, PhoneNumber to) {
        JsonObject agent = account.agent(request.text("agent_id"));
        OwnedNumber from = account.number(request.text("agent_phone_number_id"));
        JsonObject clientData = request.at("conversation_initiation_client_data");
        JsonObject config = agent.at("conversation_config")
                .patchedWith(clientData.at("conversation_config_override"));
        Map<String, String> variables = variables(clientData);
        int nth = journal.dialsTo(to) + 1;
        SimulatedCall call = world.ring(new Dial(
                to,
                nth,
                Template.of(config.at("agent", "prompt").text("prompt")).fill(variables),
                Template.of(config.at("agent").text("first_message")).fill(variables),
                Template.of(voicemailMessage(config)).fill(variables),
                variables,
                Duration.ofSeconds(request.at("telephony_call_config").whole("ringing_timeout_secs", LONGEST_RING_SECONDS)),
                Duration.ofSeconds(config.at("conversation").whole("max_duration_seconds", LONGEST_TALK_SECONDS))));
        Conversation conversation = new Conversation(
                sequence.incrementAndGet(),
                ids.next("conv_"),
                ids.twilio("CA"),
                request.text("agent_id"),
                agent,
                from,
                to.e164(),
                nth,
                clientData,
                call,
                startError(agent, config, clientData, variables),
                clock.instant(),
                speed);
        if (!journal.occupy(conversation.dialedAt(), conversation.endsAt(), concurrencyLimit)) {
            throw overTheLimit();
        }
        journal.dialed(to, conversation.userId());
        account.keep(conversation);
        courier.schedule(conversation);
        return conversation;
    }

    private HttpReply answer(Conversation conversation, @Nullable Kind fault) {
        if (fault == Kind.DROP_AFTER_ACCEPT) {
            return HttpReply.hangingUp();
        }
        if (fault == Kind.BAD_GATEWAY_AFTER_ACCEPT) {
            return HttpReply.json(502, new JsonObject().with("detail", "Bad Gateway"));
        }
        if (fault == Kind.SLOW_ANSWER) {
            pause(dice.faults().slowness());
        }
        return HttpReply.ok(new JsonObject()
                .with("success", true)
                .with("message", "Success")
                .with("conversation_id", conversation.id())
                .with("callSid", conversation.callSid()));
    }

    /** What the provider finds out only when somebody has picked up; null if the conversation can start. */
    private static @Nullable String startError(
            JsonObject agent, JsonObject config, JsonObject clientData, Map<String, String> variables) {
        Optional<String> forbidden = Overrides.firstForbidden(
                clientData.at("conversation_config_override"),
                agent.at("platform_settings", "overrides", "conversation_config_override"));
        if (forbidden.isPresent()) {
            return "Override for field '" + forbidden.get() + "' is not allowed by config.";
        }
        String missing = missing(config.at("agent").text("first_message"), variables);
        if (!missing.isEmpty()) {
            return "Missing required dynamic variables in first message: {" + missing + "}";
        }
        missing = missing(config.at("agent", "prompt").text("prompt"), variables);
        return missing.isEmpty() ? null : "Missing required dynamic variables in prompt: {" + missing + "}";
    }

    private static String missing(String text, Map<String, String> variables) {
        Set<String> names = new LinkedHashSet<>(Template.of(text).variables());
        names.removeAll(variables.keySet());
        names.removeIf(name -> name.startsWith("system__"));
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    private static Map<String, String> variables(JsonObject clientData) {
        Map<String, String> variables = new HashMap<>();
        clientData.at("dynamic_variables").members().forEach((name, value) -> {
            if (value != null) {
                variables.put(name, value.toString());
            }
        });
        return variables;
    }

    private static String voicemailMessage(JsonObject config) {
        return config.at("agent", "prompt", "built_in_tools", "voicemail_detection", "params")
                .text("voicemail_message");
    }

    private static HttpReply refused(String message) {
        return HttpReply.ok(new JsonObject()
                .with("success", false)
                .with("message", message)
                .with("conversation_id", null)
                .with("callSid", null));
    }

    private static ApiError overTheLimit() {
        return ApiError.current(
                429,
                "rate_limit_error",
                "concurrent_limit_exceeded",
                "Too many concurrent conversations. Wait for one to end, or upgrade the plan.");
    }

    private void pause(Duration duration) {
        Instant until = clock.instant().plus(duration);
        while (clock.instant().isBefore(until) && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
