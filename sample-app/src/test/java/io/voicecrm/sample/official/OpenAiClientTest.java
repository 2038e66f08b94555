package io.voicecrm.sample.official;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.official.OfficialClient.Fact;
import io.voicecrm.testkit.wire.OpenAiFault;
import io.voicecrm.testkit.wire.SimulatedOpenAi;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code openai} against our simulator. */
@NeedsOfficialClients
class OpenAiClientTest {

    @Test
    void readsCallsAndMakesVectorsThroughTheSimulator() throws IOException, InterruptedException {
        try (SimulatedOpenAi simulator = SimulatedOpenAi.start()) {
            assertThat(run("openai.mjs", simulator))
                    .extracting(Fact::name)
                    .containsExactly(
                            "reads a call in a strict schema",
                            "is refused with a schema that is not strict",
                            "turns texts into vectors",
                            "lists the models",
                            "is refused with a wrong key");
        }
    }

    @Test
    void tellsApartWhatTheSimulatorLetsGoWrong() throws IOException, InterruptedException {
        try (SimulatedOpenAi simulator = SimulatedOpenAi.start()) {
            List.of(
                            OpenAiFault.RATE_LIMITED,
                            OpenAiFault.OUT_OF_QUOTA,
                            OpenAiFault.SERVER_ERROR,
                            OpenAiFault.HANG_UP,
                            OpenAiFault.REFUSAL,
                            OpenAiFault.TRUNCATED)
                    .forEach(simulator::failNext);

            assertThat(run("openai-faults.mjs", simulator))
                    .extracting(Fact::name)
                    .containsExactly(
                            "sees that it asks too often",
                            "sees that the account has no credit",
                            "sees that the server stumbles",
                            "sees that the line is cut",
                            "sees that the model refuses",
                            "sees that the answer is cut off");
        }
    }

    private static List<Fact> run(String script, SimulatedOpenAi simulator) throws IOException, InterruptedException {
        return OfficialClient.run(
                script, Map.of("BASE_URL", simulator.url(), "API_KEY", simulator.apiKey(), "MODEL", simulator.model()));
    }
}
