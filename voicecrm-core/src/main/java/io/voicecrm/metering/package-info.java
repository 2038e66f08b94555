/**
 * Counting use, exactly once.
 *
 * <p>{@link io.voicecrm.metering.UsageLedger} is the entry. What we use of a provider ({@link
 * io.voicecrm.metering.CostLedger}) is kept apart from what a tenant uses: only the platform may see it.
 */
@NullMarked
package io.voicecrm.metering;

import org.jspecify.annotations.NullMarked;
