package io.voicecrm.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.voicecrm.TenantId;
import io.voicecrm.analysis.BudgetUsedUpException;
import io.voicecrm.analysis.Embeddings.Embedded;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.OpenAiFault;
import io.voicecrm.testkit.wire.SimulatedOpenAi;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.VoiceProviderException.Kind;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenAiEmbeddingsTest {

    private static final TenantId TENANT = Fixtures.tenant(1);

    private final SimulatedOpenAi server = SimulatedOpenAi.start();
    private final OpenAi openAi = OpenAi.builder(server.apiKey(), server.model())
            .baseUrl(server.url())
            .requestsPerSecond(1_000)
            .embeddingDimensions(64)
            .build();

    @AfterEach
    void close() {
        openAi.close();
        server.close();
    }

    @Test
    void putsTextsNearEachOtherThatSpeakOfTheSame() {
        List<float[]> vectors = embed(List.of("opening hours on Monday", "our opening hours", "price of a quote"))
                .vectors();

        assertThat(vectors).hasSize(3).allSatisfy(vector -> assertThat(vector).hasSize(64));
        assertThat(product(vectors.get(0), vectors.get(1))).isGreaterThan(product(vectors.get(0), vectors.get(2)));
    }

    @Test
    void sendsManyTextsWithFewRequestsInTheirOrder() {
        List<String> texts =
                IntStream.range(0, 2_050).mapToObj(i -> "text " + i).toList();

        List<float[]> vectors = embed(texts).vectors();

        assertThat(vectors).hasSize(2_050);
        assertThat(server.requests()).hasSize(2);
        assertThat(vectors.get(2_049))
                .isEqualTo(embed(List.of("text 2049")).vectors().get(0));
    }

    @Test
    void reportsTheTokens() {
        assertThat(embed(List.of("hello")).costs())
                .extracting(CostLine::component, CostLine::unit)
                .containsExactly(tuple("embedding_input", "input_tokens"));
    }

    @Test
    void asksForNothingWhereThereIsNothing() {
        assertThat(embed(List.of()).vectors()).isEmpty();
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void namesTheTextThatIsBlank() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> embed(List.of("a", " ")))
                .withMessageContaining("text 1");
    }

    @Test
    void tellsTooManyRequestsFromNoMoney() {
        server.failNext(OpenAiFault.RATE_LIMITED);
        assertThatThrownBy(() -> embed(List.of("a")))
                .satisfies(e -> assertThat(kindOf(e)).isEqualTo(Kind.RATE_LIMITED));

        server.failNext(OpenAiFault.OUT_OF_QUOTA);
        assertThatThrownBy(() -> embed(List.of("a")))
                .satisfies(e -> assertThat(kindOf(e)).isEqualTo(Kind.OUT_OF_CREDIT));
    }

    @Test
    void asksForNothingMoreWhenATenantHasUsedUpItsDay() {
        InMemoryStores stores = new InMemoryStores();
        Clock clock = Clock.fixed(Instant.parse("2026-11-17T17:00:00Z"), ZoneOffset.UTC);
        stores.costs()
                .record(
                        TENANT,
                        new ProviderCallRef(OpenAi.ID, "call_1"),
                        List.of(new CostLine("analysis_input", BigDecimal.TEN, "input_tokens")),
                        clock.instant());
        try (OpenAi limited = OpenAi.builder(server.apiKey(), server.model())
                .baseUrl(server.url())
                .clock(clock)
                .budget(stores.costs(), tenant -> new DailyLimit(10, null))
                .build()) {
            assertThatThrownBy(() -> limited.embeddings().embed(TENANT, List.of("hello")))
                    .isInstanceOf(BudgetUsedUpException.class)
                    .hasMessageContaining("embeddings");
            assertThat(server.requests()).isEmpty();
            assertThat(limited.embeddings()
                            .embed(Fixtures.tenant(2), List.of("hello"))
                            .vectors())
                    .hasSize(1);
        }
    }

    private Embedded embed(List<String> texts) {
        return openAi.embeddings().embed(TENANT, texts);
    }

    private static Kind kindOf(Throwable e) {
        return ((VoiceProviderException) e).kind();
    }

    private static double product(float[] one, float[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] * other[i])
                .sum();
    }
}
