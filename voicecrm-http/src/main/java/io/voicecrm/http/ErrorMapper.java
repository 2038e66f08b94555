package io.voicecrm.http;

import io.voicecrm.ProviderId;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.VoiceProviderException.Kind;
import org.jspecify.annotations.Nullable;

/** Turns what HTTP says into what helps. */
public final class ErrorMapper {

    private ErrorMapper() {}

    /** The exception for an answer that is not a success; the message holds the status and {@code detail}, not the body. */
    public static VoiceProviderException exception(ProviderId provider, String what, Reply reply, String detail) {
        return new VoiceProviderException(
                provider,
                kind(reply.status()),
                what + ": " + provider + " answered " + reply.status() + (detail.isEmpty() ? "" : " (" + detail + ")"),
                reply.requestId(),
                reply.retryAfter().orElse(null),
                null);
    }

    /** The exception for an answer that did not arrive. */
    public static VoiceProviderException noAnswer(ProviderId provider, String what, @Nullable Throwable cause) {
        return new VoiceProviderException(
                provider, Kind.UNAVAILABLE, what + ": " + provider + " did not answer", null, null, cause);
    }

    /** What an HTTP status means. */
    public static Kind kind(int status) {
        return switch (status) {
            case 401, 403 -> Kind.NOT_AUTHORIZED;
            case 402 -> Kind.OUT_OF_CREDIT;
            case 404 -> Kind.NOT_FOUND;
            case 408 -> Kind.UNAVAILABLE;
            case 409 -> Kind.CONFLICT;
            case 429 -> Kind.RATE_LIMITED;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.INVALID_REQUEST;
        };
    }
}
