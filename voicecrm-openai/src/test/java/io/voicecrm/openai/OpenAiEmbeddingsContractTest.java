package io.voicecrm.openai;

import io.voicecrm.analysis.Embeddings;
import io.voicecrm.testkit.contract.EmbeddingsContract;
import io.voicecrm.testkit.wire.SimulatedOpenAi;
import org.junit.jupiter.api.AfterEach;

class OpenAiEmbeddingsContractTest extends EmbeddingsContract {

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
    protected Embeddings embeddings() {
        return openAi.embeddings();
    }
}
