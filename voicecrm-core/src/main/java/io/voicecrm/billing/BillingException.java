package io.voicecrm.billing;

import io.voicecrm.ProviderId;
import io.voicecrm.VoiceCrmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request to a gateway failed. React to {@link #kind}; quote {@link #requestId} to the gateway's support. */
public final class BillingException extends VoiceCrmException {

    private static final long serialVersionUID = 1L;

    private final transient ProviderId gateway;
    private final Kind kind;
    private final @Nullable String requestId;

    /** What went wrong, by what helps. */
    public enum Kind {
        /** The key is missing, wrong or lacks a right: a person has to set another one. */
        NOT_AUTHORIZED,
        /** What was asked for does not exist, or exists in the gateway's other mode, live or test. */
        NOT_FOUND,
        /** The gateway does not accept the request as it is: asking again does not help. */
        INVALID_REQUEST,
        /** Our key was used for something else, or it is too late for what was asked. */
        CONFLICT,
        /** The payer's bank or card says no: the payer has to act. */
        DECLINED,
        /** Too many requests: ask again later. */
        RATE_LIMITED,
        /** The gateway is down, or did not answer in time: ask again later, which is safe. */
        UNAVAILABLE,
        /** The gateway answered something that it does not document. */
        UNREADABLE_RESPONSE;

        /** Whether the same request may succeed later. */
        public boolean isTransient() {
            return this == RATE_LIMITED || this == UNAVAILABLE;
        }
    }

    /**
     * @param message what was asked, and what the gateway said; never a secret, a body or what is personal
     * @param requestId the gateway's name for the request, or null
     */
    public BillingException(
            ProviderId gateway, Kind kind, String message, @Nullable String requestId, @Nullable Throwable cause) {
        super(message, cause);
        this.gateway = gateway;
        this.kind = kind;
        this.requestId = requestId;
    }

    /** Who failed. */
    public ProviderId gateway() {
        return gateway;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** The gateway's name for the request. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }
}
