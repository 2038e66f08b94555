package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.Fixtures;
import java.math.BigDecimal;
import java.util.List;

/** {@code /create-phone-number} and its kin: numbers bought here, or brought along. A number is named by itself. */
final class RetellNumbers {

    private static final List<String> BINDINGS =
            List.of("inbound_agents", "outbound_agents", "inbound_sms_agents", "outbound_sms_agents");
    private static final List<String> RETIRED =
            List.of("inbound_agent_id", "outbound_agent_id", "inbound_agent_version", "outbound_agent_version");

    private final RetellAccount account;

    RetellNumbers(RetellAccount account) {
        this.account = account;
    }

    HttpReply buy(JsonObject request) {
        checked(request);
        String wanted = request.text("phone_number");
        String number = wanted.isEmpty() ? free(request.whole("area_code", 0)) : wanted;
        if (account.numbers().has(number)) {
            throw RetellError.invalid("Phone number is not available.");
        }
        String carrier = request.text("number_provider").isEmpty() ? "twilio" : request.text("number_provider");
        return HttpReply.json(201, keep(number, "retell-" + carrier, request));
    }

    HttpReply importNumber(JsonObject request) {
        for (String field : List.of("phone_number", "termination_uri")) {
            if (request.text(field).isEmpty()) {
                throw RetellError.missing(field);
            }
        }
        checked(request);
        String number = request.text("phone_number");
        if (account.numbers().has(number)) {
            throw RetellError.invalid("Phone number already exists.");
        }
        return HttpReply.json(201, keep(number, "custom", request));
    }

    JsonObject keep(String number, String type, JsonObject request) {
        JsonObject kept = new JsonObject()
                .with("phone_number", number)
                .with("phone_number_type", type)
                .with("phone_number_pretty", number);
        if (number.startsWith("+1") && number.length() == 12) {
            kept.with("area_code", Long.valueOf(number.substring(2, 5)));
        }
        JsonObject stamped = changed(kept, request);
        account.numbers().keep(number, stamped);
        return stamped;
    }

    HttpReply get(String number) {
        return HttpReply.ok(account.numbers().get(number));
    }

    HttpReply list(HttpRequest request) {
        return HttpReply.ok(RetellPage.of(request).of(account.numbers().newestFirst(), number -> number));
    }

    HttpReply update(String number, JsonObject patch) {
        checked(patch);
        return HttpReply.ok(account.numbers().change(number, known -> changed(known, patch)));
    }

    HttpReply delete(String number) {
        account.numbers().remove(number);
        return HttpReply.empty(204);
    }

    private JsonObject changed(JsonObject number, JsonObject patch) {
        JsonObject change = new JsonObject();
        for (String field : BINDINGS) {
            copy(patch, change, field);
        }
        for (String field : List.of("nickname", "inbound_webhook_url", "fallback_number")) {
            copy(patch, change, field);
        }
        if (patch.has("termination_uri")) {
            change.with(
                    "sip_outbound_trunk_config",
                    new JsonObject()
                            .with("termination_uri", patch.get("termination_uri"))
                            .with("auth_username", patch.get("sip_trunk_auth_username"))
                            .with("transport", patch.text("transport").isEmpty() ? "TCP" : patch.text("transport")));
        }
        return number.replacedWith(change)
                .with("last_modification_timestamp", account.clock().millis());
    }

    private static void copy(JsonObject from, JsonObject to, String field) {
        if (from.has(field)) {
            to.with(field, from.get(field));
        }
    }

    private void checked(JsonObject request) {
        if (RETIRED.stream().anyMatch(request::has)) {
            throw RetellError.invalid("Deprecated API usage is no longer supported");
        }
        BINDINGS.forEach(field -> checkedBinding(field, request.list(field)));
    }

    private void checkedBinding(String field, List<?> agents) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object item : agents) {
            JsonObject agent = (JsonObject) item;
            if (!(agent.get("weight") instanceof Number weight)) {
                throw RetellError.invalid("request/body/" + field + "/0 must have required property 'weight'");
            }
            account.agents().get(agent.text("agent_id"));
            sum = sum.add(new BigDecimal(weight.toString()));
        }
        if (!agents.isEmpty() && sum.compareTo(BigDecimal.ONE) != 0) {
            throw RetellError.invalid(field + ": weights must add up to 1");
        }
    }

    /** A number kept for fiction that nobody has bought yet. */
    private String free(long areaCode) {
        String prefix = areaCode == 0 ? "+1" : "+1" + areaCode;
        for (int n = Fixtures.PHONE_COUNT - 2; n >= 0; n--) {
            PhoneNumber number = Fixtures.phone(n);
            if (number.e164().startsWith(prefix) && !account.numbers().has(number.e164())) {
                return number.e164();
            }
        }
        throw RetellError.invalid("No phone numbers of this area code are available.");
    }
}
