package io.voicecrm.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.analysis.Embeddings;
import io.voicecrm.analysis.OfflineCallAnalyzer;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.openai.DailyLimit;
import io.voicecrm.openai.OpenAi;
import io.voicecrm.voice.VoiceProvider;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Who reads conversations. The engine is not started: there is nothing to talk to. */
class OpenAiAutoConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(OpenAiAutoConfiguration.class, VoiceCrmAutoConfiguration.class))
            .withBean(VoiceProvider.class, SealedLetters::new)
            .withPropertyValues("voicecrm.engine.auto-start=false");

    private final ApplicationContextRunner withKey =
            context.withPropertyValues("voicecrm.openai.api-key=sk-key", "voicecrm.openai.model=some-mini");

    @Test
    void readsOfflineUnlessThereIsAKeyAndAModel() {
        context.run(started -> assertThat(started).hasSingleBean(VoiceCrm.class).doesNotHaveBean(CallAnalyzer.class));
        context.withPropertyValues("voicecrm.openai.api-key=sk-key")
                .run(started ->
                        assertThat(started).hasSingleBean(VoiceCrm.class).doesNotHaveBean(OpenAi.class));
    }

    @Test
    void asksTheModelWhereThereAreBoth() {
        withKey.run(started -> assertThat(started)
                .hasSingleBean(VoiceCrm.class)
                .hasSingleBean(OpenAi.class)
                .getBean(CallAnalyzer.class)
                .isSameAs(started.getBean(OpenAi.class).callAnalyzer()));
    }

    @Test
    void turnsTextsIntoVectorsByTheModelThatIsNamed() {
        withKey.withPropertyValues("voicecrm.openai.embedding-model=nomic-embed-text")
                .run(started ->
                        assertThat(started.getBean(Embeddings.class).model()).isEqualTo("nomic-embed-text"));
        context.run(started -> assertThat(started).doesNotHaveBean(Embeddings.class));
    }

    @Test
    void stepsBackBehindTheApplicationsAnalyzer() {
        withKey.withBean(CallAnalyzer.class, OfflineCallAnalyzer::new)
                .run(started -> assertThat(started)
                        .doesNotHaveBean(OpenAi.class)
                        .getBean(CallAnalyzer.class)
                        .isInstanceOf(OfflineCallAnalyzer.class));
    }

    @Test
    void doesNotMindThatTheModuleIsMissing() {
        withKey.withClassLoader(new FilteredClassLoader("io.voicecrm.openai"))
                .run(started ->
                        assertThat(started).hasSingleBean(VoiceCrm.class).doesNotHaveBean(CallAnalyzer.class));
    }

    @Test
    void limitsWhatATenantUses() {
        withKey.withPropertyValues(
                        "voicecrm.openai.daily-tokens-per-tenant=1000",
                        "voicecrm.openai.daily-money-per-tenant=0.50",
                        "voicecrm.openai.prices.input-per-million=0.15",
                        "voicecrm.openai.prices.output-per-million=0.60")
                .run(started -> assertThat(
                                started.getBean(OpenAiProperties.class).toDailyLimit())
                        .isEqualTo(new DailyLimit(1_000, new BigDecimal("0.50"))));
    }

    @Test
    void doesNotCountMoneyWithoutPrices() {
        withKey.withPropertyValues("voicecrm.openai.daily-money-per-tenant=0.50")
                .run(failed -> assertThat(failed.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("voicecrm.openai.prices"));
    }

    @Test
    void keepsTheKeyOutOfWhatIsPrinted() {
        withKey.run(started ->
                assertThat(started.getBean(OpenAiProperties.class).toString()).doesNotContain("sk-key"));
    }
}
