package io.voicecrm.sample.knowledge;

import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.voice.KnowledgeBase;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code knowledge_documents}.
 *
 * @param baseId the provider's name for it; null where it was asked for and no answer is known
 * @param kind {@code text}, {@code link} or {@code file}
 * @param url where a link leads; null for others
 * @param bytes how long it is; null for a link
 * @param state {@code adding}, or the provider's in lower case
 */
record Document(
        String tenantId,
        UUID id,
        String provider,
        @Nullable String baseId,
        String title,
        String kind,
        @Nullable String url,
        @Nullable Long bytes,
        String state,
        OffsetDateTime createdAt) {

    TenantId tenant() {
        return new TenantId(tenantId);
    }

    ProviderId providerId() {
        return new ProviderId(provider);
    }

    Optional<KnowledgeBase.Id> base() {
        return Optional.ofNullable(baseId).map(value -> new KnowledgeBase.Id(providerId(), value));
    }

    /** Whether the provider may still be reading it. */
    boolean isUnderWay() {
        return state.equals("indexing") || state.equals("not_indexed");
    }
}
