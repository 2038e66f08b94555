package io.voicecrm.openai;

import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.testkit.contract.CallAnalyzerContract;
import io.voicecrm.testkit.wire.SimulatedOpenAi;
import org.junit.jupiter.api.AfterEach;

class OpenAiContractTest extends CallAnalyzerContract {

    private final SimulatedOpenAi server = SimulatedOpenAi.start();
    private final OpenAi openAi = OpenAi.builder(server.apiKey(), server.model())
            .baseUrl(server.url())
            .requestsPerSecond(1_000)
            .build();

    @AfterEach
    void close() {
        openAi.close();
        server.close();
    }

    @Override
    protected CallAnalyzer analyzer() {
        return openAi.callAnalyzer();
    }
}
