package io.voicecrm.testkit.wire;

import io.voicecrm.testkit.simulator.SimulatedCall.HangUp;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/**
 * A call as Retell shows it: read back, listed, and in webhooks. What has not happened yet is not there: a phone that rings
 * has no start, and one that nobody picked up never gets one.
 */
final class RetellCallJson {

    private static final BigDecimal CENTS = BigDecimal.valueOf(100);

    private final Prices prices;
    private final String url;
    private final RetellTranscript transcripts = new RetellTranscript();
    private final RetellAnalysis analyses = new RetellAnalysis();

    /** @param url where recordings are, the simulator's own address */
    RetellCallJson(Prices prices, String url) {
        this.prices = prices;
        this.url = url;
    }

    /** The call as it is at a moment of the wall clock. */
    JsonObject at(Instant now, RetellCall call) {
        JsonObject json = begun(now, call);
        if (!now.isBefore(call.endsAt()) && call.isPickedUp()) {
            json.with("transcript", transcripts.text(call))
                    .with("transcript_object", transcripts.utterances(call))
                    .with("transcript_with_tool_calls", transcripts.withTools(call))
                    .with("recording_url", url + "/" + RetellApi.RECORDINGS + "/" + call.id() + ".wav");
        }
        return json;
    }

    /** The same without what was said, as listings have it. */
    JsonObject listed(Instant now, RetellCall call) {
        return begun(now, call);
    }

    private JsonObject begun(Instant now, RetellCall call) {
        JsonObject json = new JsonObject()
                .with("call_type", "phone_call")
                .with("call_id", call.id())
                .with("agent_id", call.agent().get("agent_id"))
                .with("agent_version", call.agent().get("version"))
                .with("agent_name", call.agent().text("agent_name"))
                .with("call_status", call.statusAt(now))
                .with("direction", call.direction())
                .with("from_number", call.from())
                .with("to_number", call.to())
                .with("telephony_identifier", new JsonObject().with("twilio_call_sid", call.callSid()));
        for (String field : List.of("metadata", "retell_llm_dynamic_variables", "custom_sip_headers")) {
            if (call.request().has(field)) {
                json.with(field, call.request().get(field));
            }
        }
        if (call.isPickedUp() && !now.isBefore(call.answeredAt())) {
            json.with("start_timestamp", call.start().toEpochMilli());
        }
        if (!now.isBefore(call.endsAt())) {
            ended(json, call);
        }
        if (!now.isBefore(call.analyzedAt())) {
            json.with("call_analysis", analyses.of(call));
        }
        return json;
    }

    private void ended(JsonObject json, RetellCall call) {
        json.with("disconnection_reason", reasonOf(call));
        if (call.isPickedUp()) {
            json.with("end_timestamp", call.hangsUpAt().toEpochMilli())
                    .with("duration_ms", call.talkTime().toMillis())
                    .with("call_cost", cost(call));
        }
    }

    private JsonObject cost(RetellCall call) {
        BigDecimal total = prices.total(call.talkTime()).multiply(CENTS);
        BigDecimal model = total.multiply(Prices.LLM_SHARE).setScale(6, RoundingMode.HALF_UP);
        return new JsonObject()
                .with(
                        "product_costs",
                        List.of(
                                new JsonObject()
                                        .with("product", "retell_voice_engine")
                                        .with("cost", total.subtract(model)),
                                new JsonObject().with("product", "gpt_4_1").with("cost", model)))
                .with("total_duration_seconds", call.talkTime().toSeconds())
                .with(
                        "total_duration_unit_price",
                        prices.usdPerMinute().multiply(CENTS).divide(BigDecimal.valueOf(60), 6, RoundingMode.HALF_UP))
                .with("combined_cost", total);
    }

    /** The provider's word for how it ended. */
    static String reasonOf(RetellCall call) {
        if (call.stoppedAt() != null && call.isPickedUp()) {
            return "manual_stopped";
        }
        switch (call.call().outcome()) {
            case VOICEMAIL:
                boolean isDetected = call.agent().get("voicemail_option") != null;
                return isDetected ? "voicemail_reached" : hangUp(call.call().hangUp());
            case NO_ANSWER:
                return "dial_no_answer";
            case BUSY:
                return "dial_busy";
            case DECLINED:
                return "user_declined";
            case INVALID_NUMBER:
                return "invalid_destination";
            case ANSWERED:
                return hangUp(call.call().hangUp());
            default:
                return "dial_failed";
        }
    }

    private static String hangUp(HangUp hangUp) {
        switch (hangUp) {
            case AGENT:
                return "agent_hangup";
            case TIME_LIMIT:
                return "max_duration_reached";
            default:
                return "user_hangup";
        }
    }
}
