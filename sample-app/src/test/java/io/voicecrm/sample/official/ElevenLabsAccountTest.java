package io.voicecrm.sample.official;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.call.CallOutcome;
import io.voicecrm.sample.official.OfficialClient.Fact;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.simulator.OutcomeMix;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code @elevenlabs/elevenlabs-js} against what the simulator keeps for an account besides its agents and calls. */
@NeedsOfficialClients
class ElevenLabsAccountTest {

    @Test
    void drivesTheSimulatorFromAToolToARecording() throws IOException, InterruptedException {
        String people =
                IntStream.range(1, 4).mapToObj(i -> Fixtures.phone(i).e164()).collect(Collectors.joining(","));
        try (SimulatedElevenLabs simulator = SimulatedElevenLabs.builder()
                .speed(2_000)
                .mix(OutcomeMix.always(CallOutcome.ANSWERED))
                .start()) {
            List<Fact> facts = OfficialClient.run(
                    "elevenlabs-account.mjs",
                    Map.of(
                            "BASE_URL", simulator.url(),
                            "API_KEY", simulator.apiKey(),
                            "AGENT_ID", simulator.agentId(),
                            "PEOPLE", people));

            assertThat(facts)
                    .extracting(Fact::name)
                    .containsExactly(
                            "copies an agent",
                            "makes a tool whose secret is in the safe",
                            "sets up the workspace's webhook",
                            "reads the subscription",
                            "cancels a batch before it begins",
                            "finds a conversation's batch and recipient",
                            "fetches a recording, and erases the call",
                            "waits until a document can be searched",
                            "learns where the agent waits for a carrier's call");
        }
    }
}
