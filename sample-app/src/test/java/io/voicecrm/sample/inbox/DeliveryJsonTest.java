package io.voicecrm.sample.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.ProviderId;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.DeliveryState;
import io.voicecrm.webhook.LoggedDelivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryJsonTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String REASON = "the database was away";

    @Test
    void tellsWhyADeliveryWaitsOrWasPutAside() {
        assertThat(DeliveryJson.of(failedOnce(DeliveryState.OPEN, NOON, null)).error())
                .isEqualTo(REASON);
        assertThat(DeliveryJson.of(failedOnce(DeliveryState.BURIED, null, NOON)).error())
                .isEqualTo(REASON);
    }

    @Test
    void forgetsTheErrorOfOneThatWasAppliedAfterAll() {
        assertThat(DeliveryJson.of(failedOnce(DeliveryState.DONE, null, NOON)).error())
                .isNull();
    }

    private static LoggedDelivery failedOnce(
            DeliveryState state, @Nullable Instant dueAt, @Nullable Instant handledAt) {
        return new LoggedDelivery(
                new DeliveryKey(new ProviderId("elevenlabs"), "post_call_transcription:conv_1:1764457176"),
                state,
                NOON,
                100,
                "a1b2c3d4",
                2,
                0,
                REASON,
                dueAt,
                handledAt);
    }
}
