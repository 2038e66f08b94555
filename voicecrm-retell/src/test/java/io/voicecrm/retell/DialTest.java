package io.voicecrm.retell;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.context.CallContext;
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

    private static final PhoneNumber PERSON = PhoneNumber.of("+12025550101");
    private static final String OURS = "{\"llm_id\":\"llm_1\",\"general_prompt\":\"{{voicecrm_prompt}}\","
            + "\"default_dynamic_variables\":{\"voicecrm_prompt\":\"Sell in {{city}}.\"}}";

    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> dials = new CopyOnWriteArrayList<>();
    private String model = OURS;
    private int statusOfAgent = 200;
    private int statusOfNumber = 200;
    private Supplier<MockResponse> answer = () -> json(201, "{\"call_id\":\"call_1\",\"call_status\":\"registered\"}");
    private Retell provider = Retell.builder("not used").build();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = request.getUrl().encodedPath();
                if (path.startsWith("/get-agent/")) {
                    return json(
                            statusOfAgent,
                            "{\"agent_id\":\"agent_1\",\"response_engine\":{\"type\":\"retell-llm\",\"llm_id\":\"llm_1\"}}");
                }
                if (path.startsWith("/get-retell-llm/")) {
                    return json(200, model);
                }
                if (path.startsWith("/get-phone-number/")) {
                    return json(
                            path.endsWith("/%2B12025550199") ? statusOfNumber : 400,
                            "{\"phone_number\":\"+12025550199\"}");
                }
                dials.add(request);
                return answer.get();
            }
        });
        server.start();
        provider = Retell.builder("secret-key")
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
    void namesTheAgentTheNumbersThePersonAndTheAttempt() throws IOException {
        CallRequest request = request(AgentOverrides.NONE);

        CallPlacement placement = provider.calls().place(request);

        assertThat(placement).isEqualTo(new Placed(new ProviderCallRef(Retell.ID, "call_1")));
        assertThat(dials).hasSize(1);
        RecordedRequest dial = dials.get(0);
        assertThat(dial.getMethod()).isEqualTo("POST");
        assertThat(dial.getUrl().encodedPath()).isEqualTo("/v2/create-phone-call");
        assertThat(dial.getHeaders().get("Authorization")).isEqualTo("Bearer secret-key");
        assertThat(body(dial))
                .isEqualTo(Map.of(
                        "from_number",
                        "+12025550199",
                        "to_number",
                        PERSON.e164(),
                        "override_agent_id",
                        "agent_1",
                        "metadata",
                        Map.of("voicecrm_attempt_id", request.attempt().toString()),
                        "retell_llm_dynamic_variables",
                        Map.of("city", "Phoenix", "voicecrm_prompt", "Sell in Phoenix.")));
    }

    @Test
    void givesThePromptAsTheVariableThatItIsAndOverridesTheRest() throws IOException {
        CallPlacement placement =
                provider.calls().place(request(new AgentOverrides("es", "voice_2", "Hola", "You are Ava.")));

        assertThat(((Placed) placement).ignoredOverrides()).isEmpty();
        assertThat(body(dials.get(0)).get("retell_llm_dynamic_variables"))
                .isEqualTo(Map.of("city", "Phoenix", "voicecrm_prompt", "You are Ava."));
        assertThat(body(dials.get(0)).get("agent_override"))
                .isEqualTo(Map.of(
                        "agent",
                        Map.of("voice_id", "voice_2", "language", "es-ES"),
                        "retell_llm",
                        Map.of("begin_message", "Hola", "start_speaker", "agent")));
    }

    @Test
    void namesThePromptThatAnAgentOfSomebodyElsesMakingCannotTake() throws IOException {
        model = "{\"llm_id\":\"llm_1\",\"general_prompt\":\"You are somebody else.\"}";

        CallPlacement placement =
                provider.calls().place(request(new AgentOverrides(null, null, "Hello", "You are Ava.")));

        assertThat(((Placed) placement).ignoredOverrides()).containsExactly("prompt");
        assertThat(body(dials.get(0)).get("retell_llm_dynamic_variables")).isEqualTo(Map.of("city", "Phoenix"));
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
        "400, Invalid request format, INVALID_REQUEST",
        "400, to_number is not valid, INVALID_NUMBER",
        "401, API key is missing or invalid., NOT_AUTHORIZED",
        "402, 'Trial has ended, please add payment method.', OUT_OF_CREDIT",
        "429, 'Account rate limited, please throttle your requests.', RATE_LIMITED",
        "429, Concurrency limit reached, CAPACITY"
    })
    void saysWhyADialWasRefused(int status, String message, Reason reason) {
        answer = () -> error(status, message);

        CallPlacement placement = provider.calls().place(request(AgentOverrides.NONE));

        assertThat(((Refused) placement).reason()).isEqualTo(reason);
        assertThat(dials).hasSize(1);
    }

    @Test
    void takesThrottledRequestsForWhatTheyAreAndWaitsForTheLimiter() {
        answer = () -> error(429, "Too many concurrent requests.")
                .newBuilder()
                .addHeader("X-RateLimit-Limiter", "call")
                .addHeader("RateLimit-Reset", "7")
                .build();

        Refused refused = (Refused) provider.calls().place(request(AgentOverrides.NONE));

        assertThat(refused.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(refused.waitAsked()).contains(Duration.ofSeconds(7));
    }

    @Test
    void takesACallThatFoundNoLineForARefusal() {
        answer = () -> json(
                201,
                "{\"call_id\":\"call_1\",\"call_status\":\"error\",\"disconnection_reason\":\"concurrency_limit_reached\"}");

        assertThat(((Refused) provider.calls().place(request(AgentOverrides.NONE))).reason())
                .isEqualTo(Reason.CAPACITY);
    }

    @Test
    void findsOutWhichOfTheThingsAskedForIsMissing() {
        answer = () -> error(422, "Cannot find requested asset under given api key.");
        statusOfNumber = 422;
        assertThat(((Refused) provider.calls().place(request(AgentOverrides.NONE))).reason())
                .isEqualTo(Reason.NUMBER_NOT_OWNED);

        statusOfAgent = 422;
        assertThat(((Refused) provider.calls().place(request(AgentOverrides.NONE))).reason())
                .isEqualTo(Reason.AGENT_NOT_FOUND);
    }

    @Test
    void repeatsNoNumberThatTheProviderTellsIt() {
        answer = () -> error(400, "Number +12025550101 is odd");

        assertThat(((Refused) provider.calls().place(request(AgentOverrides.NONE))).detail())
                .doesNotContain("2025550101")
                .contains("is odd");
    }

    @Test
    void takesASuccessThatNamesNoCallForUnknown() {
        answer = () -> json(201, "not json");

        assertThat(provider.calls().place(request(AgentOverrides.NONE))).isInstanceOf(Unknown.class);
    }

    @Test
    void dialsNobodyWhenTheServerCannotBeReached() {
        server.close();

        CallPlacement placement = provider.calls().place(request(AgentOverrides.NONE));

        assertThat(((Refused) placement).reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(dials).isEmpty();
    }

    private static CallRequest request(AgentOverrides overrides) {
        return new CallRequest(
                new AttemptId(UUID.randomUUID()),
                new AgentId(Retell.ID, "agent_1"),
                PhoneNumber.of("+12025550199"),
                PERSON,
                new CallContext(overrides, Map.of("city", "Phoenix")));
    }

    private static MockResponse error(int status, String message) {
        return json(status, "{\"status\":\"error\",\"message\":\"" + message + "\"}");
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
