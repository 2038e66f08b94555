package io.voicecrm.engine;

import io.voicecrm.ledger.LedgerUnit;

/**
 * What credit a campaign needs to be started.
 *
 * @param unit of the amounts
 * @param estimated what its calls are likely to take, by what the tenant's calls took so far
 * @param spendable what the tenant can use now, overdraft included, and what is set aside for this campaign already
 */
public record CreditNeed(LedgerUnit unit, long estimated, long spendable) {

    /** How much more it takes; 0 if there is enough. */
    public long missing() {
        return Math.max(0, estimated - spendable);
    }
}
