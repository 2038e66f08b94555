package io.voicecrm.voice;

import io.voicecrm.call.ProviderCallRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known after asking for a call. */
public sealed interface CallPlacement {

    /**
     * The provider is dialing.
     *
     * @param ignoredOverrides overrides that the agent does not allow and that were therefore not sent; names such as
     *     {@code first_message}
     */
    record Placed(ProviderCallRef call, List<String> ignoredOverrides) implements CallPlacement {

        /** Copies {@code ignoredOverrides}. */
        public Placed {
            ignoredOverrides = List.copyOf(ignoredOverrides);
        }

        /** A placement in which every override was sent. */
        public Placed(ProviderCallRef call) {
            this(call, List.of());
        }
    }

    /**
     * Certainly not dialed.
     *
     * @param detail a sentence for people, free of secrets and numbers
     * @param retryAfter how long the provider asks us to wait; null if it does not say
     */
    record Refused(Reason reason, String detail, @Nullable Duration retryAfter) implements CallPlacement {

        /** How long the provider asks us to wait. */
        public Optional<Duration> waitAsked() {
            return Optional.ofNullable(retryAfter);
        }
    }

    /**
     * The request may or may not have arrived. The phone may ring: do not dial again before reconciling.
     *
     * @param detail a sentence for people, free of secrets and numbers
     */
    record Unknown(String detail) implements CallPlacement {}

    /** Why a call was refused, by what helps. */
    enum Reason {
        /** This number cannot be dialed; others can. */
        INVALID_NUMBER,
        /** Something about this request is wrong; trying again as it is will not help. */
        INVALID_REQUEST,
        /** Too many requests; wait. */
        RATE_LIMITED,
        /** Too many calls at once; wait for one to end. */
        CAPACITY,
        /** The provider is down; wait. */
        UNAVAILABLE,
        /** The account has no credit left. */
        OUT_OF_CREDIT,
        /** The key is missing, wrong or lacks a right. */
        NOT_AUTHORIZED,
        /** The agent does not exist at the provider, or has no number. */
        AGENT_NOT_FOUND,
        /** The caller id is not a number of the account. */
        NUMBER_NOT_OWNED;

        /** Whether waiting alone may help. */
        public boolean isTransient() {
            return this == RATE_LIMITED || this == CAPACITY || this == UNAVAILABLE;
        }

        /** Whether every further call of the account, whoever it is for, would be refused for the same reason. */
        public boolean stopsTheAccount() {
            return this == OUT_OF_CREDIT || this == NOT_AUTHORIZED;
        }

        /** Whether every further call of the campaign would be refused for the same reason. */
        public boolean stopsTheCampaign() {
            return stopsTheAccount() || this == AGENT_NOT_FOUND || this == NUMBER_NOT_OWNED;
        }
    }

    /** Calls the case that fits. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Placed placed) {
            return cases.placed(placed);
        }
        if (this instanceof Refused refused) {
            return cases.refused(refused);
        }
        return cases.unknown((Unknown) this);
    }

    /** One answer per kind of placement. */
    interface Cases<R> {
        /** For {@link Placed}. */
        R placed(Placed placed);

        /** For {@link Refused}. */
        R refused(Refused refused);

        /** For {@link Unknown}. */
        R unknown(Unknown unknown);
    }
}
