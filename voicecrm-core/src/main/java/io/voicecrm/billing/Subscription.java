package io.voicecrm.billing;

import io.voicecrm.TenantId;
import java.time.Instant;

/**
 * A subscription as its gateway has it.
 *
 * @param id the gateway's name for it
 * @param periodStart of the period that is being used
 * @param periodEnd exclusive
 * @param endsWithPeriod whether it is not continued after this period
 */
public record Subscription(
        String id, TenantId tenant, State state, Instant periodStart, Instant periodEnd, boolean endsWithPeriod) {

    /** Where it is, by what the tenant may do. */
    public enum State {
        /** Not paid for the first time yet. */
        INCOMPLETE,
        /** Free for a while. */
        TRIALING,
        /** Paid. */
        ACTIVE,
        /** A payment failed and is tried again: a time of grace. */
        PAST_DUE,
        /** Payment was given up. */
        UNPAID,
        /** Held by the gateway until the payer acts. */
        PAUSED,
        /** Over, for good. */
        ENDED,
        /** A word of the gateway's that we do not know yet. */
        UNRECOGNIZED;

        /** Whether the tenant may call: what is paid, free, or in its time of grace. */
        public boolean isServed() {
            return this == TRIALING || this == ACTIVE || this == PAST_DUE;
        }
    }
}
