package io.voicecrm.testkit.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /v1/convai/phone-numbers}. */
final class PhoneNumbers {

    private final Account account;
    private final Ids ids;

    PhoneNumbers(Account account, Ids ids) {
        this.account = account;
        this.ids = ids;
    }

    HttpReply create(JsonObject request) {
        boolean sip = request.text("provider").equals("sip_trunk");
        List<String> required =
                sip ? List.of("phone_number", "label") : List.of("phone_number", "label", "sid", "token");
        for (String field : required) {
            if (!(request.get(field) instanceof String)) {
                throw ApiError.missing("body", field);
            }
        }
        OwnedNumber number = new OwnedNumber(
                ids.next("phnum_"),
                request.text("phone_number"),
                request.text("label"),
                sip ? "sip_trunk" : "twilio",
                request.text("agent_id").isEmpty() ? null : request.text("agent_id"));
        account.keep(number);
        return HttpReply.ok(new JsonObject().with("phone_number_id", number.id()));
    }

    HttpReply list(HttpRequest request) {
        String provider = request.parameter("provider");
        String agent = request.parameter("agent_id");
        return HttpReply.ok(account.numbers().stream()
                .filter(number -> provider == null || provider.equals(number.provider()))
                .filter(number -> agent == null || agent.equals(number.agentId()))
                .map(this::json)
                .toList());
    }

    HttpReply get(String id) {
        return HttpReply.ok(json(account.number(id)));
    }

    HttpReply update(String id, JsonObject patch) {
        OwnedNumber number = account.number(id);
        @Nullable String agent = number.agentId();
        if (patch.has("agent_id")) {
            agent = patch.text("agent_id").isEmpty() ? null : patch.text("agent_id");
        }
        if (agent != null) {
            account.agent(agent);
        }
        OwnedNumber changed = number.assignedTo(agent, patch.has("label") ? patch.text("label") : number.label());
        account.keep(changed);
        return HttpReply.ok(json(changed));
    }

    HttpReply delete(String id) {
        account.removeNumber(id);
        return HttpReply.ok(new JsonObject());
    }

    private JsonObject json(OwnedNumber number) {
        JsonObject json = new JsonObject()
                .with("phone_number", number.number())
                .with("label", number.label())
                .with("phone_number_id", number.id())
                .with("assigned_agent", assignedAgent(number))
                .with("provider", number.provider())
                .with("supports_inbound", true)
                .with("supports_outbound", true);
        return number.isSipTrunk() ? json.with("livekit_stack", "standard").with("store_sip_messages", true) : json;
    }

    private @Nullable JsonObject assignedAgent(OwnedNumber number) {
        if (number.agentId() == null) {
            return null;
        }
        return account.agents().stream()
                .filter(agent -> agent.text("agent_id").equals(number.agentId()))
                .findFirst()
                .map(agent ->
                        new JsonObject().with("agent_id", agent.get("agent_id")).with("agent_name", agent.get("name")))
                .orElse(null);
    }
}
