package io.voicecrm.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.Direction;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.VerifiedWebhook;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElevenLabsWebhookTest {

    private static final String SECRET = "wsec_0123456789abcdef";
    private static final Instant NOW = Instant.ofEpochSecond(1_739_537_320);
    private static final String ATTEMPT = "019caf10-3180-7418-bfc9-945a02770b39";
    private static final String DONE = """
            {"type":"post_call_transcription","event_timestamp":1739537320,"new_field":[{"x":1}],"data":{
             "agent_id":"agent_1","conversation_id":"conv_1","status":"done","user_id":"%s",
             "transcript":[
              {"role":"agent","message":"Hello, who is this?","time_in_call_secs":0,"tool_calls":null,"tool_results":null},
              {"role":"user","message":"Ann.","time_in_call_secs":4,"tool_results":[]},
              {"role":"agent","message":null,"time_in_call_secs":9,"tool_results":[
                {"tool_name":"end_call","is_error":false,"tool_has_been_called":true}]}],
             "metadata":{"start_time_unix_secs":1739537200,"call_duration_secs":61,"cost":70.0,"cost_fiat":0.0250345,
              "termination_reason":"Call ended by remote party","error":null,
              "phone_call":{"type":"twilio","direction":"outbound","agent_number":"+12025550199",
                            "external_number":"+12025550101"},
              "features_usage":{"voicemail_detection":{"enabled":true,"used":false}}},
             "analysis":{"call_successful":"success","transcript_summary":"Ann wants a showing.",
              "data_collection_results":{
               "name":{"data_collection_id":"name","value":"Ann"},
               "email":{"data_collection_id":"email","value":null}}}}}
            """.formatted(ATTEMPT);

    private final ElevenLabs provider = ElevenLabs.builder("key")
            .webhookSecrets(List.of("old-secret", SECRET))
            .build();

    @Test
    void trustsTheSignatureOfTheReferenceVector() {
        String body = "{\"type\":\"post_call_audio\",\"event_timestamp\":1739537319,\"data\":{\"agent_id\":\"xyz\","
                + "\"conversation_id\":\"abc\",\"full_audio\":\"SUQz\"}}";
        WebhookRequest request =
                signed(body, "t=1739537320,v0=5db758474a529019f304aa2d6790fca4c9cdafabcc555391be4703c20ec45c70", NOW);

        VerifiedWebhook webhook = provider.webhookVerifier().verify(request);

        assertThat(provider.webhookParser().key(webhook).value()).isEqualTo("post_call_audio:abc:1739537319");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1800, true", "1801, false", "-1800, true", "-1801, false"})
    void trustsATimestampOnlyNearTheTimeOfReceiptEitherWay(long secondsLater, boolean isTrusted) {
        WebhookRequest request = WebhookRequest.of(
                Map.of("elevenlabs-signature", List.of(SignedWebhooks.elevenLabsSignature(SECRET, bytes("{}"), NOW))),
                bytes("{}"),
                NOW.plusSeconds(secondsLater));

        if (isTrusted) {
            assertThat(provider.webhookVerifier().verify(request).request()).isSameAs(request);
        } else {
            assertRejected(request);
        }
    }

    @Test
    void trustsNoChangedBodyNoOtherSecretAndNoMissingPart() {
        String good = SignedWebhooks.elevenLabsSignature(SECRET, bytes("{}"), NOW);

        assertRejected(signed("{ }", good, NOW));
        assertRejected(signed("{}", SignedWebhooks.elevenLabsSignature("other", bytes("{}"), NOW), NOW));
        assertRejected(signed("{}", "v0=abc", NOW));
        assertRejected(signed("{}", "t=1739537320", NOW));
        assertRejected(signed("{}", "t=1739537320,v0=zz", NOW));
        assertRejected(WebhookRequest.of(Map.of(), bytes("{}"), NOW));
    }

    @Test
    void trustsNothingWithoutASecret() {
        ElevenLabs open = ElevenLabs.builder("key").webhookSecrets(List.of("")).build();

        assertThatThrownBy(() -> open.webhookVerifier()
                        .verify(signed("{}", SignedWebhooks.elevenLabsSignature(SECRET, bytes("{}"), NOW), NOW)))
                .isInstanceOf(WebhookRejectedException.class);
    }

    @Test
    void endsACallWhereItsTalkEndedAlsoIfThePhoneRangBefore() {
        String rang =
                DONE.replace("\"call_duration_secs\"", "\"accepted_time_unix_secs\":1739537212,\"call_duration_secs\"");

        CallEvent.Ended ended = (CallEvent.Ended) parse(rang).get(1);

        assertThat(ended.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_739_537_212 + 61));
        assertThat(ended.talkTime()).isEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void readsAFinishedCallAsItsStartItsEndWhatWasSaidAndWhatItCost() {
        List<CallEvent> events = parse(DONE);

        assertThat(events).hasSize(4);
        CallEvent.Started started = (CallEvent.Started) events.get(0);
        assertThat(started.attempt()).isEqualTo(AttemptId.of(ATTEMPT));
        assertThat(started.direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(started.from()).isEqualTo(PhoneNumber.of("+12025550199"));
        assertThat(started.to()).isEqualTo(PhoneNumber.of("+12025550101"));
        CallEvent.Ended ended = (CallEvent.Ended) events.get(1);
        assertThat(ended.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(ended.talkTime()).isEqualTo(Duration.ofSeconds(61));
        assertThat(ended.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_739_537_261));
        assertThat(ended.providerReason()).isEqualTo("Call ended by remote party");
        CallEvent.Analyzed analyzed = (CallEvent.Analyzed) events.get(2);
        assertThat(analyzed.transcript().asText()).isEqualTo("Agent: Hello, who is this?\nPerson: Ann.");
        assertThat(analyzed.analysis().extracted()).isEqualTo(Map.of("name", "Ann"));
        assertThat(analyzed.analysis().successful()).isTrue();
        assertThat(((CallEvent.Priced) events.get(3)).lines())
                .containsExactly(
                        new CostLine("call", new BigDecimal("0.0250345"), "USD"),
                        new CostLine("credits", new BigDecimal("70.0"), "credits"));
    }

    @Test
    void saysAsOfWhenAPriceIsKnown() {
        CallEvent.Priced priced = (CallEvent.Priced) parse(DONE).get(3);

        assertThat(priced.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_739_537_261));
        assertThat(priced.asOf()).isEqualTo(Instant.ofEpochSecond(1_739_537_320));
    }

    @Test
    void tellsWhatTheModelCostApartFromTheCall() {
        String charged = DONE.replace(
                "\"cost_fiat\":0.0250345,",
                "\"cost_fiat\":0.0250345,\"charging\":{\"is_burst\":false,\"llm_price\":0.0220345,"
                        + "\"platform_price\":0.003},");

        assertThat(costsOf(charged))
                .containsExactly(
                        new CostLine("call", new BigDecimal("0.003"), "USD"),
                        new CostLine("llm", new BigDecimal("0.0220345"), "USD"),
                        new CostLine("credits", new BigDecimal("70.0"), "credits"));
    }

    @Test
    void namesACallThatCostDoubleBecauseItWasAboveTheLimit() {
        String burst =
                DONE.replace("\"cost_fiat\":0.0250345,", "\"cost_fiat\":0.0250345,\"charging\":{\"is_burst\":true},");

        assertThat(costsOf(burst)).contains(new CostLine("burst_call", new BigDecimal("0.0250345"), "USD"));
    }

    @Test
    void chargesTheWholeWherePartsDoNotAddUpToIt() {
        String odd = DONE.replace(
                "\"cost_fiat\":0.0250345,",
                "\"cost_fiat\":0.0250345,\"charging\":{\"llm_price\":0.01,\"platform_price\":0.01},");

        assertThat(costsOf(odd)).contains(new CostLine("call", new BigDecimal("0.0250345"), "USD"));
    }

    private List<CostLine> costsOf(String body) {
        return ((CallEvent.Priced) parse(body).get(3)).lines();
    }

    @Test
    void seesAMachineByTheToolThatRecognizedIt() {
        List<CallEvent> events = parse(DONE.replace("\"end_call\"", "\"voicemail_detection\""));

        assertThat(((CallEvent.Ended) events.get(1)).outcome()).isEqualTo(CallOutcome.VOICEMAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "busy, 487, BUSY",
        "busy, 603, DECLINED",
        "no-answer, 487, NO_ANSWER",
        "unknown, 404, INVALID_NUMBER",
        "unknown, 500, FAILED",
        "something new, 500, FAILED"
    })
    void readsWhyACallWasNotAnswered(String reason, int sipCode, CallOutcome outcome) {
        String twilio = failure(reason, "{\"type\":\"twilio\",\"body\":{\"SipResponseCode\":\"" + sipCode + "\"}}");
        String trunk = failure(reason, "{\"type\":\"sip\",\"body\":{\"sip_status_code\":" + sipCode + "}}");

        for (String body : List.of(twilio, trunk)) {
            CallEvent.Ended ended = (CallEvent.Ended) parse(body).get(0);
            assertThat(ended.outcome()).isEqualTo(outcome);
            assertThat(ended.talkTime()).isZero();
            assertThat(ended.occurredAt()).isEqualTo(NOW);
        }
    }

    @Test
    void keepsATypeThatItDoesNotKnow() {
        List<CallEvent> events = parse(DONE.replace("post_call_transcription", "call_was_dreamt_of"));

        assertThat(events).hasSize(1);
        assertThat(((CallEvent.Unrecognized) events.get(0)).type()).isEqualTo("call_was_dreamt_of");
    }

    @Test
    void findsAGenuineBodyUnreadableAndKeysItByItsHash() {
        VerifiedWebhook broken = verified("{\"type\":");
        VerifiedWebhook anonymous = verified("{\"type\":\"post_call_transcription\",\"data\":{}}");

        assertThat(provider.webhookParser().key(broken).value()).startsWith("sha256:");
        assertThatThrownBy(() -> provider.webhookParser().parse(broken)).isInstanceOf(MalformedWebhookException.class);
        assertThatThrownBy(() -> provider.webhookParser().parse(anonymous))
                .isInstanceOf(MalformedWebhookException.class)
                .hasMessageContaining("conversation_id");
    }

    private List<CallEvent> parse(String body) {
        return provider.webhookParser().parse(verified(body));
    }

    private VerifiedWebhook verified(String body) {
        return provider.webhookVerifier()
                .verify(signed(body, SignedWebhooks.elevenLabsSignature(SECRET, bytes(body), NOW), NOW));
    }

    private void assertRejected(WebhookRequest request) {
        assertThatThrownBy(() -> provider.webhookVerifier().verify(request))
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageNotContaining(SECRET);
    }

    private static String failure(String reason, String metadata) {
        return "{\"type\":\"call_initiation_failure\",\"event_timestamp\":1739537320,\"data\":{\"agent_id\":\"a\","
                + "\"conversation_id\":\"conv_1\",\"failure_reason\":\"" + reason + "\",\"metadata\":" + metadata
                + "}}";
    }

    private static WebhookRequest signed(String body, String signature, Instant receivedAt) {
        return WebhookRequest.of(Map.of("ElevenLabs-Signature", List.of(signature)), bytes(body), receivedAt);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
