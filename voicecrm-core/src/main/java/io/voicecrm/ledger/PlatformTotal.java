package io.voicecrm.ledger;

import io.voicecrm.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What came into an account of the platform's less what went out.
 *
 * @param tenant for whom; null for nobody in particular
 * @param component what for; or null
 */
public record PlatformTotal(
        LedgerAccount account,
        LedgerUnit unit,
        @Nullable TenantId tenant,
        @Nullable String component,
        long amount) {}
