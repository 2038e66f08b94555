package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.Template;
import io.voicecrm.call.Direction;
import io.voicecrm.testkit.simulator.Dial;
import io.voicecrm.testkit.simulator.PhoneWorld;
import io.voicecrm.testkit.simulator.SimulatedCall;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a request into a call: what the agent will say, whom it reaches, and what comes of it. */
final class Switchboard {

    private static final long LONGEST_RING_SECONDS = 60;
    private static final long LONGEST_TALK_SECONDS = 600;

    private final Clock clock;
    private final Account account;
    private final PhoneWorld world;
    private final Ids ids;
    private final double speed;
    private final AtomicLong sequence;

    Switchboard(Clock clock, Account account, PhoneWorld world, Ids ids, double speed) {
        this(clock, account, world, ids, speed, new AtomicLong());
    }

    /** The same desk, for the people of another world. */
    Switchboard of(PhoneWorld otherWorld) {
        return new Switchboard(clock, account, otherWorld, ids, speed, sequence);
    }

    private Switchboard(Clock clock, Account account, PhoneWorld world, Ids ids, double speed, AtomicLong sequence) {
        this.clock = clock;
        this.account = account;
        this.world = world;
        this.ids = ids;
        this.speed = speed;
        this.sequence = sequence;
    }

    /**
     * The call that a request leads to; nothing is kept yet.
     *
     * @param nth how often the number was dialed, this time included
     * @throws ApiError if the agent or the caller id does not exist
     */
    Conversation connect(JsonObject request, PhoneNumber to, int nth) {
        return connect(new Origin(ids.next("conv_"), Direction.OUTBOUND, null), request, to, nth);
    }

    /** The same for a call that came about in another way; {@code to} is always the person's number. */
    Conversation connect(Origin origin, JsonObject request, PhoneNumber to, int nth) {
        account.agent(request.text("agent_id"));
        return connect(origin, request, account.number(request.text("agent_phone_number_id")), to, nth);
    }

    /** The same on a number that need not be the account's. */
    Conversation connect(Origin origin, JsonObject request, OwnedNumber from, PhoneNumber to, int nth) {
        JsonObject agent = account.agent(request.text("agent_id"));
        JsonObject clientData = request.at("conversation_initiation_client_data");
        JsonObject config = agent.at("conversation_config").patchedWith(clientData.at("conversation_config_override"));
        Map<String, String> variables = variables(clientData);
        SimulatedCall call = world.ring(new Dial(
                to,
                nth,
                Template.of(config.at("agent", "prompt").text("prompt")).fill(variables),
                Template.of(config.at("agent").text("first_message")).fill(variables),
                Template.of(voicemailMessage(config)).fill(variables),
                variables,
                Duration.ofSeconds(
                        request.at("telephony_call_config").whole("ringing_timeout_secs", LONGEST_RING_SECONDS)),
                Duration.ofSeconds(config.at("conversation").whole("max_duration_seconds", LONGEST_TALK_SECONDS))));
        return new Conversation(
                sequence.incrementAndGet(),
                origin,
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
    }

    /** Makes the call known. */
    void keep(Conversation conversation) {
        account.keep(conversation);
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
}
