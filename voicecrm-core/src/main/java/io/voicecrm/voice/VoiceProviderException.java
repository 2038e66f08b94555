package io.voicecrm.voice;

import io.voicecrm.ProviderId;
import io.voicecrm.VoiceCrmException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to a provider failed. React to {@link #kind}; quote {@link #requestId} to the provider's support. */
public final class VoiceProviderException extends VoiceCrmException {

    private static final long serialVersionUID = 1L;

    private final transient ProviderId provider;
    private final Kind kind;
    private final @Nullable String requestId;
    private final @Nullable Duration retryAfter;

    /** What went wrong, by what helps. */
    public enum Kind {
        /** The key is missing, wrong or lacks a right. */
        NOT_AUTHORIZED,
        /** What was asked for does not exist. */
        NOT_FOUND,
        /** The provider does not accept the request as it is. */
        INVALID_REQUEST,
        /** The provider cannot do that at all; nothing was sent. See {@link Capability}. */
        NOT_SUPPORTED,
        /** It exists already, or changed meanwhile. */
        CONFLICT,
        /** The account has no credit left. */
        OUT_OF_CREDIT,
        /** Too many requests, or too many calls at once. */
        RATE_LIMITED,
        /** The provider is down, or did not answer in time. */
        UNAVAILABLE,
        /** The provider answered something that it does not document. */
        UNREADABLE_RESPONSE;

        /** Whether the same request may succeed later. */
        public boolean isTransient() {
            return this == RATE_LIMITED || this == UNAVAILABLE;
        }
    }

    /**
     * @param message what was asked, and what the provider said; never a secret, a body or a full number
     * @param requestId the provider's name for the request, or null
     * @param retryAfter how long the provider asks us to wait, or null
     */
    public VoiceProviderException(
            ProviderId provider,
            Kind kind,
            String message,
            @Nullable String requestId,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(message, cause);
        this.provider = provider;
        this.kind = kind;
        this.requestId = requestId;
        this.retryAfter = retryAfter;
    }

    /** Who failed. */
    public ProviderId provider() {
        return provider;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** The provider's name for the request. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** How long the provider asks us to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
