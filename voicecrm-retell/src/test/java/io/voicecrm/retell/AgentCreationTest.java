package io.voicecrm.retell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.testkit.Fixtures;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.VoiceProviderException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent is made in two steps, and the second may fail. */
class AgentCreationTest {

    private final MockWebServer server = new MockWebServer();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private MockResponse agentAnswer = answer(201, "{\"agent_id\":\"agent_1\"}");
    private int statusOfDeletion = 204;
    private Retell provider = Retell.builder("not used").build();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request.getMethod() + " " + request.getUrl().encodedPath());
                bodies.add(
                        request.getBody() == null
                                ? ""
                                : Objects.requireNonNull(request.getBody()).utf8());
                return switch (request.getUrl().encodedPath()) {
                    case "/create-retell-llm" -> answer(201, "{\"llm_id\":\"llm_1\"}");
                    case "/create-agent" -> agentAnswer;
                    default -> answer(statusOfDeletion, "");
                };
            }
        });
        server.start();
        provider = Retell.builder("secret-key")
                .baseUrl(server.url("/").toString())
                .timeout(Duration.ofSeconds(5))
                .webhookUrl("https://crm.example/webhooks/retell")
                .build();
    }

    @AfterEach
    void close() {
        provider.close();
        server.close();
    }

    @Test
    void makesTheLanguageModelAndThenTheAgentThatReportsToUs() {
        assertThat(provider.agents().create(Fixtures.salesAgent()).value()).isEqualTo("agent_1");

        assertThat(requests).containsExactly("POST /create-retell-llm", "POST /create-agent");
        assertThat(bodies.get(0)).contains("\"general_prompt\":\"{{voicecrm_prompt}}\"");
        assertThat(bodies.get(1))
                .contains("\"llm_id\":\"llm_1\"")
                .contains("\"language\":\"en-US\"")
                .contains("\"webhook_url\":\"https://crm.example/webhooks/retell\"");
    }

    @Test
    void deletesTheLanguageModelOfAnAgentThatWasRefused() {
        agentAnswer = answer(400, "{\"status\":\"error\",\"message\":\"voice_id is not valid\"}");

        assertThatThrownBy(() -> provider.agents().create(Fixtures.salesAgent()))
                .isInstanceOf(VoiceProviderException.class)
                .hasMessageContaining("voice_id is not valid")
                .hasMessageNotContaining("llm_1");

        assertThat(requests)
                .containsExactly("POST /create-retell-llm", "POST /create-agent", "DELETE /delete-retell-llm/llm_1");
    }

    @Test
    void namesTheLanguageModelThatItCouldNotDelete() {
        agentAnswer = answer(402, "{}");
        statusOfDeletion = 500;

        assertThatThrownBy(() -> provider.agents().create(Fixtures.salesAgent()))
                .isInstanceOfSatisfying(
                        VoiceProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUT_OF_CREDIT))
                .hasMessageContaining("llm_1");
    }

    @Test
    void keepsTheLanguageModelOfAnAgentThatMayExist() {
        agentAnswer = new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();

        assertThatThrownBy(() -> provider.agents().create(Fixtures.salesAgent()))
                .isInstanceOfSatisfying(
                        VoiceProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
                .hasMessageContaining("llm_1");

        assertThat(requests).containsExactly("POST /create-retell-llm", "POST /create-agent");
    }

    private static MockResponse answer(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }
}
