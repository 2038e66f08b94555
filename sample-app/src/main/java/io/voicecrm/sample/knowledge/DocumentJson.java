package io.voicecrm.sample.knowledge;

import io.voicecrm.sample.web.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document on the wire.
 *
 * @param kind {@code text}, {@code link} or {@code file}
 * @param status {@code adding}, {@code not_indexed}, {@code indexing}, {@code ready} or {@code failed}
 * @param agents that quote it
 */
record DocumentJson(
        String id,
        String title,
        String kind,
        @Nullable String url,
        @Nullable Long bytes,
        String status,
        String provider,
        List<Reference> agents,
        Instant createdAt) {

    static DocumentJson of(Document row, Map<UUID, List<Reference>> readers) {
        return new DocumentJson(
                row.id().toString(),
                row.title(),
                row.kind(),
                row.url(),
                row.bytes(),
                row.state(),
                row.provider(),
                readers.getOrDefault(row.id(), List.of()),
                row.createdAt().toInstant());
    }
}
