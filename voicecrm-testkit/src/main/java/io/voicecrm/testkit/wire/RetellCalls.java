package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;

/** {@code /v2/create-phone-call} and its kin. */
final class RetellCalls {

    private final RetellAccount account;
    private final RetellSwitchboard switchboard;
    private final Dialing dialing;
    private final RetellCourier courier;
    private final RetellCallJson json;
    private final Map<String, JsonObject> registered = new ConcurrentHashMap<>();

    RetellCalls(
            RetellAccount account,
            RetellSwitchboard switchboard,
            Dialing dialing,
            RetellCourier courier,
            RetellCallJson json) {
        this.account = account;
        this.switchboard = switchboard;
        this.dialing = dialing;
        this.courier = courier;
        this.json = json;
    }

    HttpReply create(JsonObject request) {
        for (String field : List.of("from_number", "to_number")) {
            if (request.text(field).isEmpty()) {
                throw RetellError.missing(field);
            }
        }
        PhoneNumber to = numberOf(request);
        return dialing.place(to, new Dialed(request, to));
    }

    /** Names a call that the customer's own carrier will bring; nothing rings. */
    HttpReply register(JsonObject request) {
        if (request.text("agent_id").isEmpty()) {
            throw RetellError.missing("agent_id");
        }
        JsonObject agent = account.agents().get(request.text("agent_id"));
        String direction = request.text("direction");
        String id = account.ids().next("call_");
        registered.put(id, request);
        return HttpReply.json(
                201,
                new JsonObject()
                        .with("call_type", "phone_call")
                        .with("call_id", id)
                        .with("agent_id", agent.get("agent_id"))
                        .with("agent_version", agent.get("version"))
                        .with("call_status", "registered")
                        .with("direction", direction.isEmpty() ? "outbound" : direction)
                        .with("from_number", request.text("from_number"))
                        .with("to_number", request.text("to_number"))
                        .with("metadata", request.at("metadata"))
                        .with("retell_llm_dynamic_variables", request.at("retell_llm_dynamic_variables")));
    }

    /** The customer's carrier dials the address of a registered call, with somebody who called. */
    String connect(String id) {
        JsonObject request = registered.remove(id);
        if (request == null) {
            throw new NoSuchElementException("simulated Retell: no call waits for " + id);
        }
        JsonObject told = new JsonObject()
                .with("override_agent_id", request.text("agent_id"))
                .with("agent_override", request.at("agent_override"))
                .with("metadata", request.at("metadata"))
                .with("retell_llm_dynamic_variables", request.at("retell_llm_dynamic_variables"));
        RetellCall call =
                switchboard.receive(id, told, PhoneNumber.of(request.text("from_number")), request.text("to_number"));
        if (!dialing.take(call)) {
            throw new IllegalStateException("simulated Retell: no line is free");
        }
        account.calls().keep(id, call);
        courier.schedule(call);
        return id;
    }

    /** The recording of a call, which anybody may fetch who knows its address. */
    HttpReply recording(String fileName) {
        RetellCall call = account.calls().get(fileName.replace(".wav", ""));
        if (now().isBefore(call.endsAt()) || !call.isPickedUp()) {
            throw RetellError.unknownRoute();
        }
        return HttpReply.ok("audio/wav", SoundFile.silence(call.talkTime()));
    }

    HttpReply get(String id) {
        return HttpReply.ok(json.at(now(), account.calls().get(id)));
    }

    HttpReply list(JsonObject request) {
        Instant now = now();
        RetellFilters filters = new RetellFilters(request.at("filter_criteria"));
        List<RetellCall> found = account.calls().newestFirst().stream()
                .filter(call -> filters.match(json.listed(now, call), call))
                .toList();
        JsonObject page = RetellPage.of(request).of(found, call -> json.listed(now, call));
        return HttpReply.ok(request.flag("include_total") ? page.with("total", found.size()) : page);
    }

    /** Ends a call by hand. */
    HttpReply stop(String id) {
        Instant now = now();
        if (!account.calls().get(id).statusAt(now).equals("ongoing")) {
            throw new RetellError(422, "Call is not ongoing.");
        }
        dialing.journal().release(account.calls().get(id).endsAt());
        RetellCall stopped = account.calls().change(id, call -> call.stopped(now));
        courier.ended(stopped);
        return HttpReply.empty(204);
    }

    HttpReply update(String id, JsonObject patch) {
        JsonObject metadata = new JsonObject();
        if (patch.has("metadata")) {
            metadata.with("metadata", patch.get("metadata"));
        }
        RetellCall changed = account.calls()
                .change(id, call -> call.withRequest(call.request().replacedWith(metadata)));
        return HttpReply.ok(json.at(now(), changed));
    }

    HttpReply delete(String id) {
        account.calls().remove(id);
        return HttpReply.empty(204);
    }

    HttpReply concurrency() {
        int limit = dialing.rules().concurrencyLimit();
        return HttpReply.ok(new JsonObject()
                .with("current_concurrency", dialing.journal().liveCalls(now()))
                .with("concurrency_limit", limit)
                .with("base_concurrency", limit)
                .with("purchased_concurrency", 0)
                .with("concurrency_purchase_limit", 100)
                .with("remaining_purchase_limit", 100)
                .with("concurrency_burst_enabled", false)
                .with("concurrency_burst_limit", 0));
    }

    private Instant now() {
        return account.clock().instant();
    }

    private static PhoneNumber numberOf(JsonObject request) {
        try {
            return PhoneNumber.of(request.text("to_number"));
        } catch (IllegalArgumentException e) {
            throw RetellError.invalid("to_number is not a valid E.164 number");
        }
    }

    /** One request, and what is said to it. */
    private final class Dialed implements Dialing.Line<RetellCall> {

        private final JsonObject request;
        private final PhoneNumber to;

        Dialed(JsonObject request, PhoneNumber to) {
            this.request = request;
            this.to = to;
        }

        @Override
        public RetellCall connect(int nth) {
            return switchboard.connect(request, to, nth, null);
        }

        @Override
        public void keep(RetellCall call) {
            account.calls().keep(call.id(), call);
            courier.schedule(call);
        }

        @Override
        public HttpReply accepted(RetellCall call) {
            return HttpReply.json(201, json.at(call.dialedAt(), call));
        }

        @Override
        public HttpReply overTheLimit() {
            return new RetellError(429, "Concurrency limit reached, please wait for a call to end.").reply();
        }

        @Override
        public HttpReply unavailable() {
            return new RetellError(503, "Service unavailable.").reply();
        }

        @Override
        public HttpReply badGateway() {
            return new RetellError(502, "Bad gateway.").reply();
        }
    }
}
