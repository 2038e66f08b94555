package io.voicecrm.testkit.wire;

import io.voicecrm.call.CallOutcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Why a phone was not picked up, in the words of the provider and of its carrier.
 *
 * @param reason the provider's {@code failure_reason}
 * @param callStatus Twilio's {@code CallStatus}
 */
record InitiationFailure(String reason, String callStatus, int sipCode, String sipReason) {

    private static final DateTimeFormatter RFC_1123 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static InitiationFailure of(Conversation conversation) {
        CallOutcome outcome = conversation.call().outcome();
        switch (outcome) {
            case BUSY:
                return new InitiationFailure("busy", "busy", 486, "Busy here");
            case DECLINED:
                return new InitiationFailure("busy", "busy", 603, "Decline");
            case NO_ANSWER:
                return new InitiationFailure("no-answer", "no-answer", 487, "Request terminated");
            default:
                return new InitiationFailure("unknown", "failed", 404, "Not found");
        }
    }

    /** The {@code data} of a {@code call_initiation_failure}. It names neither the user nor the variables. */
    JsonObject json(Conversation conversation, Instant when) {
        boolean sip = conversation.from().isSipTrunk();
        return new JsonObject()
                .with("agent_id", conversation.agentId())
                .with("conversation_id", conversation.id())
                .with("failure_reason", reason)
                .with(
                        "metadata",
                        new JsonObject()
                                .with("type", sip ? "sip" : "twilio")
                                .with("body", sip ? ofTrunk(conversation) : ofTwilio(conversation, when)));
    }

    private JsonObject ofTrunk(Conversation conversation) {
        return new JsonObject()
                .with("from_number", conversation.from().number())
                .with("to_number", conversation.to())
                .with("sip_status_code", sipCode)
                .with(
                        "error_reason",
                        "INVITE failed: sip status: " + sipCode + ": " + sipReason + " (SIP " + sipCode + ")")
                .with("call_sid", conversation.callSid())
                .with("sip_status", sipReason)
                .with("twirp_code", "unavailable");
    }

    private JsonObject ofTwilio(Conversation conversation, Instant when) {
        String from = conversation.from().number();
        String to = conversation.to();
        JsonObject body = new JsonObject()
                .with("CallSid", conversation.callSid())
                .with("CallStatus", callStatus)
                .with("To", to)
                .with("Called", to)
                .with("From", from)
                .with("Caller", from)
                .with("Direction", "outbound-api")
                .with("SipResponseCode", Integer.toString(sipCode))
                .with("CallDuration", "0")
                .with("Duration", "0")
                .with("Timestamp", RFC_1123.format(when))
                .with("CallbackSource", "call-progress-events")
                .with("SequenceNumber", "2")
                .with("AccountSid", "AC" + "0".repeat(32))
                .with("ApiVersion", "2010-04-01")
                .with("ToCountry", "US")
                .with("CalledCountry", "US")
                .with("FromCountry", "US")
                .with("CallerCountry", "US");
        for (String end : new String[] {"To", "Called", "From", "Caller"}) {
            body.with(end + "State", "").with(end + "City", "").with(end + "Zip", "");
        }
        return body;
    }
}
