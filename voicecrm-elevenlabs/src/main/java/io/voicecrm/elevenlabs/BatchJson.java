package io.voicecrm.elevenlabs;

import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.http.Lenient;
import io.voicecrm.voice.BatchId;
import io.voicecrm.voice.BatchStatus;
import io.voicecrm.voice.BatchStatus.Recipient;
import io.voicecrm.voice.BatchStatus.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the provider tells of a batch. */
final class BatchJson {

    private BatchJson() {}

    /** The batch; empty if it has no id. */
    static Optional<BatchStatus> status(Wire.Batch batch) {
        String id = batch.id();
        if (id == null || id.isBlank()) {
            return Optional.empty();
        }
        List<Wire.BatchRecipient> recipients = Objects.requireNonNullElse(batch.recipients(), List.of());
        BigDecimal scheduled = batch.scheduledAt();
        return Optional.of(new BatchStatus(
                new BatchId(ElevenLabs.ID, id),
                Objects.requireNonNullElse(batch.name(), ""),
                state(batch.status()),
                number(batch.scheduled()),
                number(batch.dispatched()),
                number(batch.finished()),
                scheduled == null ? null : Instant.ofEpochSecond(scheduled.longValue()),
                recipients.stream().map(BatchJson::recipient).toList()));
    }

    private static Recipient recipient(Wire.BatchRecipient recipient) {
        String call = recipient.conversationId();
        return new Recipient(
                Lenient.attempt(recipient.id()).orElse(null),
                Lenient.phoneNumber(recipient.number()).orElse(null),
                state(recipient.status()),
                call == null || call.isBlank() ? null : new ProviderCallRef(ElevenLabs.ID, call));
    }

    /** Batches and recipients share their words, as far as both have them. */
    private static State state(@Nullable String word) {
        return switch (Objects.requireNonNullElse(word, "")) {
            case "pending" -> State.WAITING;
            case "dispatched", "initiated", "in_progress" -> State.RUNNING;
            case "completed" -> State.COMPLETED;
            case "voicemail" -> State.VOICEMAIL;
            case "failed" -> State.FAILED;
            case "cancelled" -> State.CANCELLED;
            default -> State.UNRECOGNIZED;
        };
    }

    private static int number(@Nullable BigDecimal value) {
        return value == null ? 0 : value.intValue();
    }
}
