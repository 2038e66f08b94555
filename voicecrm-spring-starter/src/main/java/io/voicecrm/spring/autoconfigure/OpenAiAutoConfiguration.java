package io.voicecrm.spring.autoconfigure;

import io.voicecrm.analysis.CallAnalyzer;
import io.voicecrm.analysis.Embeddings;
import io.voicecrm.engine.Stores;
import io.voicecrm.openai.DailyLimit;
import io.voicecrm.openai.OpenAi;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Conversations read by a model, where {@code voicecrm.openai.api-key} and {@code voicecrm.openai.model} are set and there
 * is no other {@link CallAnalyzer}. What tenants have used of their day is counted in the application's {@link Stores}.
 */
@AutoConfiguration(before = VoiceCrmAutoConfiguration.class)
@ConditionalOnClass(OpenAi.class)
@EnableConfigurationProperties(OpenAiProperties.class)
public final class OpenAiAutoConfiguration {

    /** For Spring. */
    public OpenAiAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    @ConditionalOnSetting({"voicecrm.openai.api-key", "voicecrm.openai.model"})
    @ConditionalOnMissingBean({CallAnalyzer.class, OpenAi.class})
    OpenAi openAi(OpenAiProperties properties, ObjectProvider<Stores> stores, ObjectProvider<Clock> clocks) {
        OpenAi.Builder builder = OpenAi.builder(
                        Objects.requireNonNull(properties.apiKey(), "voicecrm.openai.api-key"),
                        Objects.requireNonNull(properties.model(), "voicecrm.openai.model"))
                .timeout(properties.timeout())
                .requestsPerSecond(properties.requestsPerSecond())
                .maxCompletionTokens(properties.maxCompletionTokens())
                .embeddingModel(properties.embeddingModel())
                .clock(VoiceCrmAutoConfiguration.clockOf(clocks));
        if (properties.baseUrl() != null) {
            builder.baseUrl(properties.baseUrl());
        }
        if (properties.prices() != null) {
            builder.prices(properties.prices().toTokenPrices());
        }
        DailyLimit limit = properties.toDailyLimit();
        stores.ifAvailable(kept -> builder.budget(kept.costs(), tenant -> limit));
        return builder.build();
    }

    @Bean
    @ConditionalOnSetting({"voicecrm.openai.api-key", "voicecrm.openai.model"})
    @ConditionalOnMissingBean
    CallAnalyzer openAiCallAnalyzer(OpenAi openAi) {
        return openAi.callAnalyzer();
    }

    @Bean
    @ConditionalOnBean(OpenAi.class)
    @ConditionalOnMissingBean
    Embeddings openAiEmbeddings(OpenAi openAi) {
        return openAi.embeddings();
    }
}
