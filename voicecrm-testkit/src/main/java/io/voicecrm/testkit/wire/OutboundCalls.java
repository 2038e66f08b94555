package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import java.util.List;

/** {@code POST /v1/convai/{twilio,sip-trunk}/outbound-call}: rings a phone, unless something is wrong or made to go wrong. */
final class OutboundCalls {

    private final Switchboard switchboard;
    private final Dialing dialing;
    private final WebhookCourier courier;

    OutboundCalls(Switchboard switchboard, Dialing dialing, WebhookCourier courier) {
        this.switchboard = switchboard;
        this.dialing = dialing;
        this.courier = courier;
    }

    /** @param kind of line that the address is for */
    HttpReply place(JsonObject request, String kind) {
        for (String field : List.of("agent_id", "agent_phone_number_id", "to_number")) {
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
        return dialing.place(to, new Dialed(request, to, kind));
    }

    /** One request, and what is said to it. */
    private final class Dialed implements Dialing.Line<Conversation> {

        private final JsonObject request;
        private final PhoneNumber to;
        private final String kind;

        Dialed(JsonObject request, PhoneNumber to, String kind) {
            this.request = request;
            this.to = to;
            this.kind = kind;
        }

        @Override
        public Conversation connect(int nth) {
            Conversation conversation = switchboard.connect(request, to, nth);
            if (!conversation.from().provider().equals(kind)) {
                throw ApiError.current(
                        400,
                        "invalid_request",
                        "bad_request",
                        "The number is of another kind than this address is for.");
            }
            return conversation;
        }

        @Override
        public void keep(Conversation conversation) {
            switchboard.keep(conversation);
            courier.schedule(conversation);
        }

        @Override
        public HttpReply accepted(Conversation conversation) {
            return HttpReply.ok(new JsonObject()
                    .with("success", true)
                    .with("message", "Success")
                    .with("conversation_id", conversation.id())
                    .with(kind.equals("twilio") ? "callSid" : "sip_call_id", conversation.callSid()));
        }

        @Override
        public HttpReply overTheLimit() {
            return ApiError.current(
                            429,
                            "rate_limit_error",
                            "concurrent_limit_exceeded",
                            "Too many concurrent conversations. Wait for one to end, or upgrade the plan.")
                    .reply();
        }

        @Override
        public HttpReply unavailable() {
            return ApiError.current(503, "service_unavailable", "service_unavailable", "Service unavailable.")
                    .reply();
        }

        @Override
        public HttpReply badGateway() {
            return HttpReply.json(502, new JsonObject().with("detail", "Bad Gateway"));
        }
    }

    private static HttpReply refused(String message) {
        return HttpReply.ok(new JsonObject()
                .with("success", false)
                .with("message", message)
                .with("conversation_id", null)
                .with("callSid", null));
    }
}
