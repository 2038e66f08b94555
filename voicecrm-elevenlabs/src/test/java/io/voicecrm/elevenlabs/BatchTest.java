package io.voicecrm.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.Moshi;
import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.context.CallContext;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.voice.BatchId;
import io.voicecrm.voice.BatchRequest;
import io.voicecrm.voice.BatchStatus;
import io.voicecrm.voice.BatchStatus.State;
import io.voicecrm.voice.BatchSubmission;
import io.voicecrm.voice.BatchSubmission.Refused;
import io.voicecrm.voice.BatchSubmission.Submitted;
import io.voicecrm.voice.BatchSubmission.Unknown;
import io.voicecrm.voice.CallPlacement.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a batch looks like on the wire, and how often it is there. */
class BatchTest {

    private static final AgentId AGENT = new AgentId(ElevenLabs.ID, "agent_1");
    private static final BatchId BATCH = new BatchId(ElevenLabs.ID, "btcal_1");
    private static final AttemptId ATTEMPT = AttemptId.of("00000000-0000-0000-0000-000000000001");

    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> sent = new CopyOnWriteArrayList<>();
    private Supplier<MockResponse> answer = () -> json(200, "{\"id\":\"btcal_1\"}");
    private ElevenLabs provider = ElevenLabs.builder("not used").build();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = request.getUrl().encodedPath();
                if (path.equals("/v1/convai/phone-numbers")) {
                    return json(200, "[{\"phone_number_id\":\"phnum_1\",\"phone_number\":\"+12025550199\"}]");
                }
                if (path.startsWith("/v1/convai/agents/")) {
                    return json(200, "{\"name\":\"A\"}");
                }
                sent.add(request);
                return answer.get();
            }
        });
        server.start();
        provider = ElevenLabs.builder("secret-key")
                .baseUrl(server.url("/").toString())
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    @AfterEach
    void close() {
        provider.close();
        server.close();
    }

    @Test
    void handsOverEveryoneWithTheirAttemptAndLeavesOutWhatTheAgentDoesNotAllow() throws IOException {
        AgentOverrides overrides = new AgentOverrides(null, null, "Hello Ann", null);
        CallContext context = new CallContext(overrides, Map.of("first_name", "Ann"));
        BatchRequest request = new BatchRequest(
                "Spring",
                AGENT,
                PhoneNumber.of("+12025550199"),
                List.of(new BatchRequest.Call(ATTEMPT, Fixtures.phone(1), context)),
                Instant.ofEpochSecond(1_800_000_000),
                null);

        BatchSubmission submission = provider.batches().orElseThrow().submit(request);

        assertThat(submission).isEqualTo(new Submitted(BATCH));
        assertThat(sent)
                .singleElement()
                .satisfies(
                        http -> assertThat(http.getUrl().encodedPath()).isEqualTo("/v1/convai/batch-calling/submit"));
        String id = ATTEMPT.toString();
        assertThat(new Moshi.Builder()
                        .build()
                        .adapter(Object.class)
                        .fromJson(sent.get(0).getBody().utf8()))
                .isEqualTo(Map.of(
                        "call_name",
                        "Spring",
                        "agent_id",
                        "agent_1",
                        "agent_phone_number_id",
                        "phnum_1",
                        "scheduled_time_unix",
                        1.8e9,
                        "telephony_call_config",
                        Map.of("ringing_timeout_secs", 30.0),
                        "recipients",
                        List.of(Map.of(
                                "id", id,
                                "phone_number", Fixtures.phone(1).e164(),
                                "conversation_initiation_client_data",
                                        Map.of(
                                                "user_id",
                                                id,
                                                "dynamic_variables",
                                                Map.of("first_name", "Ann", "voicecrm_attempt_id", id))))));
    }

    @Test
    void handsABatchOverOnceAndDoesNotKnowWhenTheAnswerIsLost() {
        answer = () -> new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();

        assertThat(submit()).isInstanceOf(Unknown.class);
        assertThat(sent).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "500, {}",
        "502, Bad Gateway",
        "200, nothing readable",
        "200, {}",
        "200, '{\"id\":\"b\",\"total_calls_scheduled\":\"a few\"}'"
    })
    void doesNotKnowWhenTheProviderDoesNotSay(int status, String body) {
        answer = () -> json(status, body);

        assertThat(submit()).isInstanceOf(Unknown.class);
        assertThat(sent).hasSize(1);
    }

    @Test
    void isRefusedUntilSomebodyHasAcceptedTheTermsOfBatchCalling() {
        answer = () -> json(403, "{\"detail\":{\"status\":\"batch_calling_agreement_required\",\"message\":\"m\"}}");

        assertThat(submit()).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.NOT_AUTHORIZED);
            assertThat(refused.detail()).contains("batch_calling_agreement_required");
        });
    }

    @Test
    void sendsNothingThatIsTooLargeForOneBatch() {
        List<BatchRequest.Call> calls = Collections.nCopies(10_001, 0).stream()
                .map(any ->
                        new BatchRequest.Call(new AttemptId(UUID.randomUUID()), Fixtures.phone(1), CallContext.empty()))
                .toList();
        BatchRequest request = BatchRequest.now("Everybody", AGENT, PhoneNumber.of("+12025550199"), calls);

        assertThatThrownBy(() -> provider.batches().orElseThrow().submit(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10001");
        assertThat(sent).isEmpty();
    }

    @Test
    void asksForARetryOnce() {
        answer = () -> new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();

        assertThatThrownBy(() -> provider.batches().orElseThrow().retry(BATCH)).hasMessageContaining("did not answer");
        assertThat(sent).hasSize(1);
    }

    @Test
    void readsHowFarEachPersonIsAndKeepsGoingAtWordsThatItDoesNotKnow() {
        answer = () -> json(200, """
                {"id":"btcal_1","name":"Spring","status":"in_progress","scheduled_time_unix":1800000000,
                 "total_calls_scheduled":3,"total_calls_dispatched":2,"total_calls_finished":1,
                 "recipients":[
                  {"id":"00000000-0000-0000-0000-000000000001","phone_number":"+12025550101","status":"voicemail",
                   "conversation_id":"conv_1"},
                  {"id":"rcpt_2","phone_number":null,"status":"initiated","conversation_id":null},
                  {"id":"rcpt_3","phone_number":"+12025550103","status":"teleported","conversation_id":null}]}""");

        BatchStatus status = provider.batches().orElseThrow().find(BATCH).orElseThrow();

        assertThat(status.state()).isEqualTo(State.RUNNING);
        assertThat(status.scheduledFor()).isEqualTo(Instant.ofEpochSecond(1_800_000_000));
        assertThat(List.of(status.total(), status.dispatched(), status.finished()))
                .containsExactly(3, 2, 1);
        assertThat(status.recipients())
                .containsExactly(
                        new BatchStatus.Recipient(
                                ATTEMPT,
                                PhoneNumber.of("+12025550101"),
                                State.VOICEMAIL,
                                new ProviderCallRef(ElevenLabs.ID, "conv_1")),
                        new BatchStatus.Recipient(null, null, State.RUNNING, null),
                        new BatchStatus.Recipient(null, PhoneNumber.of("+12025550103"), State.UNRECOGNIZED, null));
    }

    private BatchSubmission submit() {
        return provider.batches()
                .orElseThrow()
                .submit(BatchRequest.now(
                        "Spring",
                        AGENT,
                        PhoneNumber.of("+12025550199"),
                        List.of(new BatchRequest.Call(ATTEMPT, Fixtures.phone(1), CallContext.empty()))));
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }
}
