package io.voicecrm.retell;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.call.CallOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndOfCallTest {

    /** The words that the provider's library knows since its description was published. */
    private static final List<String> NEWER = List.of(
            "call_take_over",
            "no_concurrency_fallback",
            "manual_stopped",
            "user_requested_dnc",
            "user_requested_callback",
            "network_blocked",
            "credit_exhausted",
            "budget_reached");

    @ParameterizedTest
    @CsvSource({
        "user_hangup, ANSWERED",
        "agent_hangup, ANSWERED",
        "call_transfer, ANSWERED",
        "transfer_bridged, ANSWERED",
        "transfer_cancelled, ANSWERED",
        "call_take_over, ANSWERED",
        "manual_stopped, ANSWERED",
        "inactivity, ANSWERED",
        "max_duration_reached, ANSWERED",
        "user_requested_dnc, ANSWERED",
        "user_requested_callback, ANSWERED",
        "voicemail_reached, VOICEMAIL",
        "ivr_reached, VOICEMAIL",
        "dial_busy, BUSY",
        "dial_no_answer, NO_ANSWER",
        "user_declined, DECLINED",
        "invalid_destination, INVALID_NUMBER",
        "telephony_provider_permission_denied, BLOCKED",
        "marked_as_spam, BLOCKED",
        "scam_detected, BLOCKED",
        "network_blocked, BLOCKED",
        "dial_failed, FAILED",
        "telephony_provider_unavailable, FAILED",
        "sip_routing_error, FAILED",
        "concurrency_limit_reached, FAILED",
        "no_concurrency_fallback, FAILED",
        "no_valid_payment, FAILED",
        "credit_exhausted, FAILED",
        "budget_reached, FAILED",
        "registered_call_timeout, FAILED",
        "error_llm_websocket_open, FAILED",
        "error_llm_websocket_lost_connection, FAILED",
        "error_llm_websocket_runtime, FAILED",
        "error_llm_websocket_corrupt_payload, FAILED",
        "error_no_audio_received, FAILED",
        "error_asr, FAILED",
        "error_retell, FAILED",
        "error_unknown, FAILED",
        "error_user_not_joined, FAILED",
        "a_word_of_next_year, UNRECOGNIZED"
    })
    void saysHowACallEndedInOurWords(String reason, CallOutcome outcome) {
        assertThat(EndOfCall.of(ended("error", reason))).isEqualTo(outcome);
    }

    @Test
    void knowsEveryWordOfTheProvidersDescriptionAndOfItsLibrary() throws IOException {
        Optional<Path> description = description();
        Assumptions.assumeTrue(description.isPresent(), "the provider's description is not beside the project");
        List<String> words = words(Files.readString(description.get()));

        assertThat(words).hasSizeGreaterThan(30);
        assertThat(Stream.concat(words.stream(), NEWER.stream()))
                .allSatisfy(
                        word -> assertThat(EndOfCall.of(ended("ended", word))).isNotEqualTo(CallOutcome.UNRECOGNIZED));
    }

    @ParameterizedTest
    @CsvSource({"ended, ANSWERED", "not_connected, FAILED", "error, FAILED", "daydreaming, UNRECOGNIZED"})
    void goesByTheStatusWhereThereIsNoReason(String status, CallOutcome outcome) {
        assertThat(EndOfCall.of(ended(status, null))).isEqualTo(outcome);
    }

    private static Wire.Call ended(String status, @Nullable String reason) {
        return new Wire.Call(
                "call_1", null, status, null, null, null, null, null, null, null, reason, null, null, null, null);
    }

    private static List<String> words(String description) {
        Matcher schema = Pattern.compile("\"DisconnectionReason\":\\s*\\{(.*?)]", Pattern.DOTALL)
                .matcher(description);
        assertThat(schema.find()).isTrue();
        Matcher list = Pattern.compile("\"enum\":\\s*\\[(.*)", Pattern.DOTALL).matcher(schema.group(1));
        assertThat(list.find()).isTrue();
        return Arrays.stream(list.group(1).split(","))
                .map(word -> word.replace("\"", "").strip())
                .toList();
    }

    private static Optional<Path> description() {
        for (Path here = Path.of("").toAbsolutePath(); here != null; here = here.getParent()) {
            Path file = here.resolve("shared/specs/retell.openapi.json");
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
