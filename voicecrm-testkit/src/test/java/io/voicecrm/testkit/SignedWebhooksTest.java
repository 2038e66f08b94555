package io.voicecrm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.webhook.WebhookRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignedWebhooksTest {

    @Test
    void signsAsTheProviderDoes() {
        String body = "{\"type\":\"post_call_audio\",\"event_timestamp\":1739537319,"
                + "\"data\":{\"agent_id\":\"xyz\",\"conversation_id\":\"abc\",\"full_audio\":\"SUQz\"}}";

        WebhookRequest request =
                SignedWebhooks.elevenLabs("wsec_0123456789abcdef", body, Instant.ofEpochSecond(1739537320));

        // Computed with another implementation of HMAC-SHA256.
        assertThat(request.header("elevenlabs-signature"))
                .contains("t=1739537320,v0=5db758474a529019f304aa2d6790fca4c9cdafabcc555391be4703c20ec45c70");
        assertThat(request.body()).asString().isEqualTo(body);
    }
}
