package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Somebody calls a number of the account: where the number has an address for that, the customer is asked what to do while
 * the phone rings, up to four times; without an answer the agent of the number speaks, if it has one.
 */
final class RetellInbound {

    private static final int TRIES = 4;

    private final RetellAccount account;
    private final RetellSwitchboard switchboard;
    private final Dialing dialing;
    private final RetellCourier courier;

    RetellInbound(RetellAccount account, RetellSwitchboard switchboard, Dialing dialing, RetellCourier courier) {
        this.account = account;
        this.switchboard = switchboard;
        this.dialing = dialing;
        this.courier = courier;
    }

    /** Lets a call in; the call's id, or empty if the caller was turned away or nobody answers. */
    Optional<String> receive(PhoneNumber from, PhoneNumber to) {
        JsonObject number = account.numbers().get(to.e164());
        List<?> bound = number.list("inbound_agents");
        String agent = bound.isEmpty() ? "" : ((JsonObject) bound.get(0)).text("agent_id");
        JsonObject answer = answerOf(number, agent, from, to);
        String chosen = answer.text("override_agent_id").isEmpty() ? agent : answer.text("override_agent_id");
        if (answer.flag("reject") || chosen.isEmpty()) {
            return Optional.empty();
        }
        JsonObject request = new JsonObject()
                .with("override_agent_id", chosen)
                .with("agent_override", answer.at("agent_override"))
                .with("metadata", answer.at("metadata"))
                .with("retell_llm_dynamic_variables", answer.at("dynamic_variables"));
        RetellCall call = switchboard.receive(account.ids().next("call_"), request, from, to.e164());
        if (!dialing.take(call)) {
            return Optional.empty();
        }
        account.calls().keep(call.id(), call);
        courier.schedule(call);
        return Optional.of(call.id());
    }

    private JsonObject answerOf(JsonObject number, String agent, PhoneNumber from, PhoneNumber to) {
        @Nullable HttpUrl url = HttpUrl.parse(number.text("inbound_webhook_url"));
        if (url == null) {
            return new JsonObject();
        }
        JsonObject asked = new JsonObject().with("from_number", from.e164()).with("to_number", to.e164());
        if (!agent.isEmpty()) {
            asked.with("agent_id", agent)
                    .with("agent_version", account.agents().get(agent).get("version"));
        }
        byte[] body = Json.write(new JsonObject()
                .with("event", "call_inbound")
                .with("event_timestamp", account.clock().millis())
                .with("call_inbound", asked));
        for (int i = 0; i < TRIES; i++) {
            Optional<byte[]> reply = courier.ask(url, body);
            if (reply.isPresent()) {
                return read(reply.get());
            }
        }
        return new JsonObject();
    }

    private static JsonObject read(byte[] reply) {
        try {
            return Json.read(reply).at("call_inbound");
        } catch (IOException e) {
            return new JsonObject();
        }
    }
}
