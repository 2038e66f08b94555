package io.voicecrm.retell;

import io.voicecrm.call.CallOutcome;
import java.util.Objects;

/**
 * How a call ended, from the provider's word for it. A word that is not here is newer than this version: it is kept and
 * counted, never guessed at.
 */
final class EndOfCall {

    private EndOfCall() {}

    static CallOutcome of(Wire.Call call) {
        String reason = Objects.requireNonNullElse(call.reason(), "");
        return reason.isEmpty() ? byStatus(Objects.requireNonNullElse(call.status(), "")) : byReason(reason);
    }

    private static CallOutcome byReason(String reason) {
        return switch (reason) {
            case "user_hangup",
                    "agent_hangup",
                    "call_transfer",
                    "transfer_bridged",
                    "transfer_cancelled",
                    "call_take_over",
                    "manual_stopped",
                    "inactivity",
                    "max_duration_reached",
                    "user_requested_dnc",
                    "user_requested_callback" -> CallOutcome.ANSWERED;
            case "voicemail_reached", "ivr_reached" -> CallOutcome.VOICEMAIL;
            case "dial_busy" -> CallOutcome.BUSY;
            case "dial_no_answer" -> CallOutcome.NO_ANSWER;
            case "user_declined" -> CallOutcome.DECLINED;
            case "invalid_destination" -> CallOutcome.INVALID_NUMBER;
            case "telephony_provider_permission_denied", "marked_as_spam", "scam_detected", "network_blocked" ->
                CallOutcome.BLOCKED;
            case "dial_failed",
                    "telephony_provider_unavailable",
                    "sip_routing_error",
                    "concurrency_limit_reached",
                    "no_concurrency_fallback",
                    "no_valid_payment",
                    "credit_exhausted",
                    "budget_reached",
                    "registered_call_timeout",
                    "error_llm_websocket_open",
                    "error_llm_websocket_lost_connection",
                    "error_llm_websocket_runtime",
                    "error_llm_websocket_corrupt_payload",
                    "error_no_audio_received",
                    "error_asr",
                    "error_retell",
                    "error_unknown",
                    "error_user_not_joined" -> CallOutcome.FAILED;
            default -> CallOutcome.UNRECOGNIZED;
        };
    }

    private static CallOutcome byStatus(String status) {
        return switch (status) {
            case "ended" -> CallOutcome.ANSWERED;
            case "not_connected", "error" -> CallOutcome.FAILED;
            default -> CallOutcome.UNRECOGNIZED;
        };
    }
}
