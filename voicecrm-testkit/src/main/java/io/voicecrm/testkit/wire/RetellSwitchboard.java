package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.Template;
import io.voicecrm.testkit.simulator.Dial;
import io.voicecrm.testkit.simulator.PhoneWorld;
import io.voicecrm.testkit.simulator.SimulatedCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a request into a call: what the agent will say, whom it reaches, and what comes of it. */
final class RetellSwitchboard {

    private final RetellAccount account;
    private final PhoneWorld world;
    private final PhoneWorld callers;
    private final double speed;

    /** @param callers those who call us: they answer always, since it is they who call */
    RetellSwitchboard(RetellAccount account, PhoneWorld world, PhoneWorld callers, double speed) {
        this.account = account;
        this.world = world;
        this.callers = callers;
        this.speed = speed;
    }

    /**
     * The call that a request leads to; nothing is kept yet.
     *
     * @param nth how often the number was dialed, this time included
     * @param batch the batch that it belongs to, or null
     * @throws RetellError if the agent or the caller id does not exist
     */
    RetellCall connect(JsonObject request, PhoneNumber to, int nth, @Nullable String batch) {
        String from = request.text("from_number");
        JsonObject agent = agentOf(request, account.numbers().get(from));
        return call(
                account.ids().next("call_"),
                agent,
                request,
                new Ends(from, to.e164(), "outbound"),
                talk -> world.ring(talk.dial(to, nth)),
                nth,
                batch);
    }

    /** The call of somebody who calls us, and is there to talk. */
    RetellCall receive(String id, JsonObject request, PhoneNumber from, String to) {
        JsonObject agent = account.agents().get(request.text("override_agent_id"));
        return call(
                id,
                agent,
                request,
                new Ends(from.e164(), to, "inbound"),
                talk -> callers.ring(talk.dial(from, 1)),
                1,
                null);
    }

    private record Ends(String from, String to, String direction) {}

    /** What the agent will say. */
    private record Talk(JsonObject agent, JsonObject model, Map<String, String> variables) {

        Dial dial(PhoneNumber person, int nth) {
            boolean agentBegins = !model.text("start_speaker").equals("user");
            return new Dial(
                    person,
                    nth,
                    filled(model.text("general_prompt"), variables),
                    agentBegins ? filled(model.text("begin_message"), variables) : "",
                    filled(agent.at("voicemail_option", "action").text("text"), variables),
                    variables,
                    Duration.ofMillis(agent.whole("ring_duration_ms", 30_000)),
                    Duration.ofMillis(agent.whole("max_call_duration_ms", 3_600_000)));
        }
    }

    private RetellCall call(
            String id,
            JsonObject agentNow,
            JsonObject request,
            Ends ends,
            Function<Talk, SimulatedCall> rung,
            int nth,
            @Nullable String batch) {
        JsonObject agent = agentNow.patchedWith(request.at("agent_override", "agent"));
        JsonObject model = modelOf(agent).replacedWith(request.at("agent_override", "retell_llm"));
        return new RetellCall(
                id,
                account.ids().twilio("CA"),
                agent,
                request,
                ends.from(),
                ends.to(),
                ends.direction(),
                nth,
                rung.apply(new Talk(agent, model, variables(model, request))),
                batch,
                account.clock().instant(),
                null,
                speed);
    }

    private JsonObject agentOf(JsonObject request, JsonObject number) {
        String id = request.text("override_agent_id");
        if (id.isEmpty()) {
            List<?> bound = number.list("outbound_agents");
            if (bound.isEmpty()) {
                throw RetellError.unknownAsset();
            }
            id = ((JsonObject) bound.get(0)).text("agent_id");
        }
        return account.agents().get(id);
    }

    private JsonObject modelOf(JsonObject agent) {
        String id = agent.at("response_engine").text("llm_id");
        return id.isEmpty() ? new JsonObject() : account.models().get(id);
    }

    private static Map<String, String> variables(JsonObject model, JsonObject request) {
        Map<String, String> variables = new HashMap<>();
        for (JsonObject source :
                List.of(model.at("default_dynamic_variables"), request.at("retell_llm_dynamic_variables"))) {
            source.members().forEach((name, value) -> {
                if (value instanceof String text) {
                    variables.put(name, text);
                } else if (value != null) {
                    throw RetellError.invalid("retell_llm_dynamic_variables: values must be strings");
                }
            });
        }
        return variables;
    }

    /** A variable without a value is left as it stands, and would be spoken so. What a value holds is not looked into. */
    private static String filled(String text, Map<String, String> variables) {
        Template template = Template.of(text);
        Map<String, String> values = new HashMap<>();
        template.variables().forEach(name -> values.put(name, variables.getOrDefault(name, "{{" + name + "}}")));
        return template.fill(values);
    }
}
