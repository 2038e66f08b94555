package io.voicecrm.retell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallRecord;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetellWebhookTest {

    private static final String KEY = "key_0123456789abcdef";
    private static final Instant NOW = Instant.ofEpochMilli(1_714_608_500_000L);
    private static final String ATTEMPT = "019caf10-3180-7418-bfc9-945a02770b39";
    private static final String CALL = """
            "call_type":"phone_call","call_id":"call_1","agent_id":"agent_1","agent_version":1,"new_field":[{"x":1}],
            "direction":"outbound","from_number":"+12025550199","to_number":"+12025550101",
            "metadata":{"voicecrm_attempt_id":"%s"},"start_timestamp":1714608475945""".formatted(ATTEMPT);
    private static final String OVER = CALL + """
            ,"call_status":"ended","end_timestamp":1714608491736,"duration_ms":15791,
            "disconnection_reason":"user_hangup","transcript":"Agent: Hello, who is this?\\nUser: Ann.\\n",
            "transcript_object":[
              {"role":"agent","content":"Hello, who is this?","words":[{"word":"Hello","start":0.7,"end":0.9}]},
              {"role":"user","content":"Ann.","words":[{"word":"Ann.","start":2.1,"end":2.4}]},
              {"role":"agent","content":"","words":[]}],
            "call_cost":{"product_costs":[{"product":"elevenlabs_tts","unit_price":0.1167,"cost":1.87},
              {"product":"gpt_4_1","cost":1.2},{"product":"gpt_4_1","cost":0.3},
              {"product":"us_telephony","cost":0.5,"is_transfer_leg_cost":true}],
              "total_duration_seconds":16,"total_duration_unit_price":0.1917,"combined_cost":3.87}""";
    private static final String STARTED = "{\"event\":\"call_started\",\"call\":{" + CALL + "}}";
    private static final String ENDED = "{\"event\":\"call_ended\",\"call\":{" + OVER + "}}";
    private static final String ANALYZED = "{\"event\":\"call_analyzed\",\"call\":{" + OVER + """
            ,"call_analysis":{"call_summary":"Ann wants a showing.","in_voicemail":false,"user_sentiment":"Positive",
            "call_successful":true,"custom_analysis_data":{"name":"Ann","email":"","rooms":3,"booked":true}}}}""";

    private final Retell provider = Retell.builder("other-key")
            .webhookSecrets(List.of("key_of_last_year", KEY))
            .build();

    @Test
    void trustsTheSignatureOfTheReferenceVector() {
        String body = "{\"event\":\"call_started\",\"call\":{\"call_id\":\"call_0001\",\"agent_id\":\"agent_0001\"}}";
        WebhookRequest request = signed(
                body,
                "v=1714608475945,d=7527c9044aeee2cac21c0b98290259c24425a030667dd73373dc5fb3225151a1",
                Instant.ofEpochMilli(1_714_608_475_945L));

        VerifiedWebhook webhook = provider.webhookVerifier().verify(request);

        assertThat(provider.webhookParser().key(webhook).value()).isEqualTo("call_started:call_0001");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "300000, true", "300001, false", "-300000, true", "-300001, false"})
    void trustsATimestampOnlyNearTheTimeOfReceiptEitherWay(long millisLater, boolean isTrusted) {
        WebhookRequest request =
                signed("{}", SignedWebhooks.retellSignature(KEY, bytes("{}"), NOW), NOW.plusMillis(millisLater));

        if (isTrusted) {
            assertThat(provider.webhookVerifier().verify(request).request()).isSameAs(request);
        } else {
            assertRejected(request);
        }
    }

    @Test
    void trustsNoChangedBodyNoOtherKeyAndNoMissingPart() {
        String good = SignedWebhooks.retellSignature(KEY, bytes("{}"), NOW);

        assertRejected(signed("{ }", good, NOW));
        assertRejected(signed("{}", SignedWebhooks.retellSignature("other-key", bytes("{}"), NOW), NOW));
        assertRejected(signed("{}", good.replace(",d=", ";d="), NOW));
        assertRejected(signed("{}", "v=" + NOW.toEpochMilli(), NOW));
        assertRejected(signed("{}", good + "0", NOW));
        assertRejected(WebhookRequest.of(Map.of(), bytes("{}"), NOW));
    }

    @Test
    void trustsItsOwnKeyWhereNoOtherIsNamed() {
        Retell alone = Retell.builder(KEY).build();
        WebhookRequest request = SignedWebhooks.retell(KEY, "{}", NOW);

        assertThat(alone.webhookVerifier().verify(request).request()).isSameAs(request);
    }

    @Test
    void tellsThatACallBegan() {
        assertThat(parse(STARTED)).singleElement().isInstanceOfSatisfying(CallEvent.Started.class, started -> {
            assertThat(started.attempt()).isEqualTo(AttemptId.of(ATTEMPT));
            assertThat(started.occurredAt()).isEqualTo(Instant.ofEpochMilli(1_714_608_475_945L));
            assertThat(started.direction()).isEqualTo(Direction.OUTBOUND);
            assertThat(started.from()).isEqualTo(PhoneNumber.of("+12025550199"));
            assertThat(started.to()).isEqualTo(PhoneNumber.of("+12025550101"));
        });
    }

    @Test
    void freesTheLineOfACallBeforeItIsAnalyzed() {
        List<CallEvent> events = parse(ENDED);

        assertThat(events).hasSize(2);
        assertThat(events.get(1))
                .isEqualTo(new CallEvent.HungUp(
                        events.get(0).call(), AttemptId.of(ATTEMPT), Instant.ofEpochMilli(1_714_608_491_736L)));
    }

    @Test
    void tellsEverythingOfAnAnalyzedCall() {
        List<CallEvent> events = parse(ANALYZED);

        assertThat(events).hasSize(4);
        CallEvent.Ended ended = (CallEvent.Ended) events.get(1);
        assertThat(ended.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(ended.talkTime()).isEqualTo(Duration.ofMillis(15_791));
        assertThat(ended.occurredAt()).isEqualTo(Instant.ofEpochMilli(1_714_608_491_736L));
        assertThat(ended.providerReason()).isEqualTo("user_hangup");
        CallEvent.Analyzed analyzed = (CallEvent.Analyzed) events.get(2);
        assertThat(analyzed.transcript().asText()).isEqualTo("Agent: Hello, who is this?\nPerson: Ann.");
        assertThat(analyzed.transcript().turns().get(1).offset()).isEqualTo(Duration.ofMillis(2_100));
        assertThat(analyzed.analysis().summary()).isEqualTo("Ann wants a showing.");
        assertThat(analyzed.analysis().successful()).isTrue();
        assertThat(analyzed.analysis().extracted()).isEqualTo(Map.of("name", "Ann", "rooms", "3", "booked", "true"));
        assertThat(((CallEvent.Priced) events.get(3)).lines())
                .containsExactly(
                        new CostLine("elevenlabs_tts", new BigDecimal("0.0187"), "USD"),
                        new CostLine("gpt_4_1", new BigDecimal("0.015"), "USD"),
                        new CostLine("us_telephony_transfer_leg", new BigDecimal("0.005"), "USD"));
    }

    @Test
    void doesNotTakeAPriceInAWebhookForNewerThanTheCall() {
        CallEvent.Priced priced = (CallEvent.Priced) parse(ANALYZED).get(3);

        assertThat(priced.asOf()).isEqualTo(Instant.ofEpochMilli(1_714_608_491_736L));
    }

    @Test
    void givesTheSameRecordInWhateverOrderItHears() {
        CallRecord expected = recordOf(STARTED, ENDED, ANALYZED);

        assertThat(expected.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(expected.analysis()).isNotNull();
        assertThat(recordOf(ANALYZED, ENDED, STARTED)).isEqualTo(expected);
        assertThat(recordOf(ENDED, ANALYZED)).isEqualTo(expected);
        assertThat(recordOf(ENDED, ENDED, STARTED, ANALYZED, STARTED, ANALYZED)).isEqualTo(expected);
    }

    @Test
    void believesTheAnalysisThatItWasAMachineInWhateverOrderItHears() {
        String machine = ANALYZED.replace("\"in_voicemail\":false", "\"in_voicemail\":true");

        assertThat(recordOf(ENDED, machine).outcome()).isEqualTo(CallOutcome.VOICEMAIL);
        assertThat(recordOf(ANALYZED, machine).outcome()).isEqualTo(CallOutcome.VOICEMAIL);
        assertThat(recordOf(machine, ANALYZED)).isEqualTo(recordOf(ANALYZED, machine));
    }

    @Test
    void knowsOfNoTalkWhereNobodyPickedUp() {
        String unanswered = """
                {"event":"call_ended","call":{"call_type":"phone_call","call_id":"call_2","agent_id":"agent_1",
                "call_status":"not_connected","direction":"outbound","to_number":"+12025550101",
                "disconnection_reason":"dial_no_answer"}}""";

        List<CallEvent> events = parse(unanswered);

        assertThat(events).singleElement().isInstanceOfSatisfying(CallEvent.Ended.class, ended -> {
            assertThat(ended.outcome()).isEqualTo(CallOutcome.NO_ANSWER);
            assertThat(ended.talkTime()).isZero();
            assertThat(ended.occurredAt()).isEqualTo(NOW);
        });
        assertThat(parse(unanswered.replace("call_ended", "call_analyzed"))).hasSize(1);
    }

    @Test
    void hearsThatAPersonDoesNotWantToBeCalledAgain() {
        CallEvent.Analyzed analyzed = (CallEvent.Analyzed)
                parse(ANALYZED.replace("user_hangup", "user_requested_dnc")).get(2);

        assertThat(analyzed.analysis().extracted()).containsEntry("do_not_call", "yes");
    }

    @Test
    void keepsATypeThatItDoesNotKnowAndTellsItsDeliveriesApart() {
        String first = STARTED.replace("call_started", "transcript_updated");
        String second = first.replace("\"x\":1", "\"x\":2");

        assertThat(parse(first)).singleElement().isInstanceOfSatisfying(CallEvent.Unrecognized.class, event -> {
            assertThat(event.type()).isEqualTo("transcript_updated");
            assertThat(event.attempt()).isEqualTo(AttemptId.of(ATTEMPT));
        });
        assertThat(provider.webhookParser().key(verified(first)))
                .isEqualTo(provider.webhookParser().key(verified(first)))
                .isNotEqualTo(provider.webhookParser().key(verified(second)));
    }

    @Test
    void findsAGenuineBodyUnreadableAndKeysItByItsHash() {
        VerifiedWebhook broken = verified("{\"event\":");
        VerifiedWebhook anonymous = verified("{\"event\":\"call_ended\",\"call\":{}}");

        assertThat(provider.webhookParser().key(broken).value()).startsWith("sha256:");
        assertThatThrownBy(() -> provider.webhookParser().parse(broken)).isInstanceOf(MalformedWebhookException.class);
        assertThatThrownBy(() -> provider.webhookParser().parse(anonymous))
                .isInstanceOf(MalformedWebhookException.class)
                .hasMessageContaining("call_id");
    }

    private CallRecord recordOf(String... bodies) {
        List<CallEvent> events = new ArrayList<>();
        for (String body : bodies) {
            events.addAll(parse(body));
        }
        CallRecord record = CallRecord.begin(
                events.get(0).call(), new CallOwner(new TenantId("tenant-1"), AttemptId.of(ATTEMPT), null));
        for (CallEvent event : events) {
            record = record.after(event);
        }
        return record;
    }

    private List<CallEvent> parse(String body) {
        return provider.webhookParser().parse(verified(body));
    }

    private VerifiedWebhook verified(String body) {
        return provider.webhookVerifier().verify(SignedWebhooks.retell(KEY, body, NOW));
    }

    private void assertRejected(WebhookRequest request) {
        assertThatThrownBy(() -> provider.webhookVerifier().verify(request))
                .isInstanceOf(WebhookRejectedException.class)
                .hasMessageNotContaining(KEY);
    }

    private static WebhookRequest signed(String body, String signature, Instant receivedAt) {
        return WebhookRequest.of(Map.of("X-Retell-Signature", List.of(signature)), bytes(body), receivedAt);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
