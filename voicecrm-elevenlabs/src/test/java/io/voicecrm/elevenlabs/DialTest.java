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
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Placed;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallPlacement.Refused;
import io.voicecrm.voice.CallPlacement.Unknown;
import io.voicecrm.voice.CallRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** What a dial looks like on the wire, and how often it is there. */
class DialTest {

    private static final String DIAL = "/v1/convai/twilio/outbound-call";
    private static final PhoneNumber PERSON = PhoneNumber.of("+12025550101");

    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> dials = new CopyOnWriteArrayList<>();
    private String numbers = "[{\"phone_number_id\":\"phnum_1\",\"phone_number\":\"+12025550199\",\"label\":\"a\"}]";
    private String overrides =
            "{\"agent\":{\"first_message\":true,\"prompt\":{\"prompt\":true}},\"tts\":{\"voice_id\":false}}";
    private Supplier<MockResponse> answer = () -> json(200, "{\"success\":true,\"conversation_id\":\"conv_1\"}");
    private ElevenLabs provider = ElevenLabs.builder("not used").build();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = request.getUrl().encodedPath();
                if (path.equals("/v1/convai/phone-numbers")) {
                    return json(200, numbers);
                }
                if (path.startsWith("/v1/convai/agents/") && "PATCH".equals(request.getMethod())) {
                    overrides = "{}";
                    return new MockResponse.Builder()
                            .onResponseStart(new SocketEffect.CloseSocket())
                            .build();
                }
                if (path.startsWith("/v1/convai/agents/")) {
                    return json(
                            200,
                            "{\"name\":\"A\",\"platform_settings\":{\"overrides\":{\"conversation_config_override\":"
                                    + overrides + "}}}");
                }
                dials.add(request);
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
    void dialsFromANumberBehindATrunkWhereSuchCallsAreAskedFor() {
        numbers = "[{\"phone_number_id\":\"phnum_1\",\"phone_number\":\"+12025550199\",\"provider\":\"sip_trunk\"}]";

        assertThat(provider.calls().place(request(AgentOverrides.NONE))).isInstanceOf(Placed.class);

        assertThat(dials)
                .singleElement()
                .satisfies(dial ->
                        assertThat(dial.getUrl().encodedPath()).isEqualTo("/v1/convai/sip-trunk/outbound-call"));
    }

    @Test
    void namesTheAgentTheNumbersThePersonAndTheAttempt() throws IOException {
        CallRequest request = request(AgentOverrides.NONE);

        CallPlacement placement = provider.calls().place(request);

        assertThat(placement).isEqualTo(new Placed(new ProviderCallRef(ElevenLabs.ID, "conv_1")));
        assertThat(dials).hasSize(1);
        RecordedRequest dial = dials.get(0);
        assertThat(dial.getMethod()).isEqualTo("POST");
        assertThat(dial.getUrl().encodedPath()).isEqualTo(DIAL);
        assertThat(dial.getHeaders().get("xi-api-key")).isEqualTo("secret-key");
        assertThat(dial.getHeaders().get("Content-Type")).startsWith("application/json");
        Map<?, ?> body = body(dial);
        assertThat(body.get("agent_id")).isEqualTo("agent_1");
        assertThat(body.get("agent_phone_number_id")).isEqualTo("phnum_1");
        assertThat(body.get("to_number")).isEqualTo(PERSON.e164());
        assertThat(body.get("telephony_call_config")).isEqualTo(Map.of("ringing_timeout_secs", 30.0));
        assertThat(body.get("conversation_initiation_client_data"))
                .isEqualTo(Map.of(
                        "user_id", request.attempt().toString(),
                        "dynamic_variables",
                                Map.of(
                                        "city",
                                        "Phoenix",
                                        "voicecrm_attempt_id",
                                        request.attempt().toString())));
    }

    @Test
    void sendsOnlyTheOverridesThatTheAgentAllowsAndNamesTheOthers() throws IOException {
        CallPlacement placement =
                provider.calls().place(request(new AgentOverrides("es", "voice_2", "Hola", "You are Ava.")));

        assertThat(((Placed) placement).ignoredOverrides()).containsExactly("language", "voice_id");
        Map<?, ?> client = (Map<?, ?>) body(dials.get(0)).get("conversation_initiation_client_data");
        assertThat(Objects.requireNonNull(client).get("conversation_config_override"))
                .isEqualTo(
                        Map.of("agent", Map.of("first_message", "Hola", "prompt", Map.of("prompt", "You are Ava."))));
    }

    @Test
    void sendsADialOnceWhenTheServerReadsItAndHangsUp() {
        provider.calls().place(request(AgentOverrides.NONE));
        answer = () -> new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();

        // The second dial goes over a connection of the pool, which is where a client is tempted to try again.
        CallPlacement placement = provider.calls().place(request(AgentOverrides.NONE));

        assertThat(placement).isInstanceOf(Unknown.class);
        assertThat(dials).hasSize(2);
    }

    @Test
    void sendsADialOnceWhenTheServerAsksForItAgainAtOnce() {
        answer =
                () -> json(503, "{}").newBuilder().addHeader("Retry-After", "0").build();

        assertThat(provider.calls().place(request(AgentOverrides.NONE))).isInstanceOf(Unknown.class);
        assertThat(dials).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "404, agent_not_found, AGENT_NOT_FOUND",
        "404, phone_number_not_found, NUMBER_NOT_OWNED",
        "401, invalid_api_key, NOT_AUTHORIZED",
        "401, quota_exceeded, OUT_OF_CREDIT",
        "402, insufficient_credits, OUT_OF_CREDIT",
        "403, forbidden, NOT_AUTHORIZED",
        "429, concurrent_limit_exceeded, CAPACITY",
        "429, rate_limit_exceeded, RATE_LIMITED",
        "400, bad_request, INVALID_REQUEST"
    })
    void saysWhyADialWasRefused(int status, String code, Reason reason) {
        answer = () -> json(status, "{\"detail\":{\"status\":\"" + code + "\",\"message\":\"no\"}}");

        CallPlacement placement = provider.calls().place(request(AgentOverrides.NONE));

        assertThat(((Refused) placement).reason()).isEqualTo(reason);
        assertThat(dials).hasSize(1);
    }

    @Test
    void seesThatTheNumberIsWhatIsWrong() {
        answer = () -> json(422, "{\"detail\":[{\"loc\":[\"body\",\"to_number\"],\"msg\":\"bad\"}]}");

        assertThat(((Refused) provider.calls().place(request(AgentOverrides.NONE))).reason())
                .isEqualTo(Reason.INVALID_NUMBER);
    }

    @Test
    void takesASuccessThatSaysItIsNoneForARefusal() {
        answer = () -> json(200, "{\"success\":false,\"message\":\"Too many concurrent calls\"}");

        assertThat(((Refused) provider.calls().place(request(AgentOverrides.NONE))).reason())
                .isEqualTo(Reason.CAPACITY);
    }

    @Test
    void asksAnewWhatAnAgentAllowsAfterAChangeWhoseAnswerWasLost() {
        CallRequest request = request(new AgentOverrides(null, null, "Hello Ann", null));
        assertThat(((Placed) provider.calls().place(request)).ignoredOverrides())
                .isEmpty();

        assertThatThrownBy(() -> provider.agents().update(request.agent(), Fixtures.salesAgent()))
                .hasMessageContaining("did not answer");

        assertThat(((Placed) provider.calls().place(request)).ignoredOverrides())
                .containsExactly("first_message");
    }

    @Test
    void takesASuccessThatNamesNoCallForUnknown() {
        answer = () -> json(200, "not json");

        assertThat(provider.calls().place(request(AgentOverrides.NONE))).isInstanceOf(Unknown.class);
    }

    @Test
    void refusesACallerIdThatIsNotInTheAccount() {
        CallRequest request = request(AgentOverrides.NONE);
        CallRequest foreign = new CallRequest(
                request.attempt(), request.agent(), PhoneNumber.of("+12025550198"), PERSON, request.context());

        CallPlacement placement = provider.calls().place(foreign);

        assertThat(((Refused) placement).reason()).isEqualTo(Reason.NUMBER_NOT_OWNED);
        assertThat(((Refused) placement).detail()).doesNotContain("2025550198");
        assertThat(dials).isEmpty();
    }

    @Test
    void dialsNobodyWhenTheServerCannotBeReached() {
        server.close();

        CallPlacement placement = provider.calls().place(request(AgentOverrides.NONE));

        assertThat(placement).isInstanceOf(Refused.class);
        assertThat(((Refused) placement).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(dials).isEmpty();
    }

    private static CallRequest request(AgentOverrides overrides) {
        return new CallRequest(
                new AttemptId(UUID.randomUUID()),
                new AgentId(ElevenLabs.ID, "agent_1"),
                PhoneNumber.of("+12025550199"),
                PERSON,
                new CallContext(overrides, Map.of("city", "Phoenix")));
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private static Map<?, ?> body(RecordedRequest request) throws IOException {
        String text = Objects.requireNonNull(request.getBody()).utf8();
        return (Map<?, ?>) Objects.requireNonNull(
                new Moshi.Builder().build().adapter(Object.class).fromJson(text));
    }
}
