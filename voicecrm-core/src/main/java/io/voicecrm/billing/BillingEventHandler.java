package io.voicecrm.billing;

import io.voicecrm.ExtensionPoint;

/**
 * Whoever works on billing events: credits a top-up, blocks a tenant who does not pay. Implementations are thread-safe and
 * idempotent by {@link BillingEvent#key}: an event may come again. One that throws is asked again later.
 */
@ExtensionPoint
@FunctionalInterface
public interface BillingEventHandler {

    /** Works on an event. */
    void handle(BillingEvent event);
}
