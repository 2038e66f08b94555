package io.voicecrm.number;

import io.voicecrm.ProviderId;
import io.voicecrm.VoiceCrmException;
import org.jspecify.annotations.Nullable;

/** A request to a carrier failed. React to {@link #kind}. */
public final class CarrierException extends VoiceCrmException {

    private static final long serialVersionUID = 1L;

    private final transient ProviderId carrier;
    private final Kind kind;

    /** What went wrong, by what helps. */
    public enum Kind {
        /** The account's credentials are wrong, or lack a right. */
        NOT_AUTHORIZED,
        /** What was asked for does not exist. */
        NOT_FOUND,
        /** The carrier does not accept the request as it is. */
        INVALID_REQUEST,
        /** Too many requests. */
        RATE_LIMITED,
        /** The carrier is down, or did not answer in time. */
        UNAVAILABLE,
        /** The carrier answered something that it does not document. */
        UNREADABLE_RESPONSE;

        /** Whether the same request may succeed later. */
        public boolean isTransient() {
            return this == RATE_LIMITED || this == UNAVAILABLE;
        }
    }

    /** @param message what was asked, and what the carrier said; never a secret, a body or a full number */
    public CarrierException(ProviderId carrier, Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.carrier = carrier;
        this.kind = kind;
    }

    /** Who failed. */
    public ProviderId carrier() {
        return carrier;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }
}
