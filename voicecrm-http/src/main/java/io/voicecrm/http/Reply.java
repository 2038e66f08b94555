package io.voicecrm.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer that arrived whole.
 *
 * @param status the HTTP status
 * @param body as text
 * @param requestId the provider's name for the request, or null
 * @param retryAfterSeconds how long it asks us to wait, or null
 * @param limiter which of the provider's limiters refused the request, as it names them; null if none did or it names none
 */
public record Reply(
        int status,
        String body,
        @Nullable String requestId,
        @Nullable Long retryAfterSeconds,
        @Nullable String limiter) {

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** How long the provider asks us to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfterSeconds).map(Duration::ofSeconds);
    }

    /** The status only: a body can hold what people said. */
    @Override
    public String toString() {
        return "Reply[status=" + status + "]";
    }
}
