package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.voicecrm.TenantId;
import io.voicecrm.analysis.Embeddings;
import io.voicecrm.testkit.Fixtures;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What every {@link Embeddings} must do. Extend it and answer {@link #embeddings}. Texts are in English. */
@NullMarked
public abstract class EmbeddingsContract {

    private static final TenantId TENANT = Fixtures.tenant(1);

    /** What is under test; it knows no budget. */
    protected abstract Embeddings embeddings();

    @Test
    void namesItsModel() {
        assertThat(embeddings().model()).isNotBlank();
    }

    @Test
    void makesOneVectorOfEachTextAllOfOneLength() {
        List<float[]> vectors = vectors("first", "second", "third");

        assertThat(vectors).hasSize(3);
        assertThat(vectors).extracting(vector -> vector.length).containsOnly(vectors.get(0).length);
        assertThat(vectors.get(0)).isNotEmpty();
    }

    @Test
    void keepsTheOrderOfTheTexts() {
        float[] alone = vectors("a quote for a new roof").get(0);

        List<float[]> together = vectors("when do you open", "a quote for a new roof");

        assertThat(nearness(alone, together.get(1))).isGreaterThan(nearness(alone, together.get(0)));
    }

    @Test
    void putsTextsNearerThatSpeakOfTheSame() {
        List<float[]> vectors =
                vectors("opening hours on Monday", "our opening hours on Monday", "a quote for a new roof");

        assertThat(nearness(vectors.get(0), vectors.get(1))).isGreaterThan(nearness(vectors.get(0), vectors.get(2)));
    }

    @Test
    void makesNothingOfNothing() {
        Embeddings.Embedded nothing = embeddings().embed(TENANT, List.of());

        assertThat(nothing.vectors()).isEmpty();
        assertThat(nothing.costs()).isEmpty();
    }

    @Test
    void refusesABlankTextByItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vectors("hello", " "))
                .withMessageContaining("text 1");
    }

    private List<float[]> vectors(String... texts) {
        return embeddings().embed(TENANT, List.of(texts)).vectors();
    }

    /** The cosine of the angle between them. */
    private static double nearness(float[] one, float[] other) {
        return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
    }

    private static double product(float[] one, float[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] * other[i])
                .sum();
    }
}
