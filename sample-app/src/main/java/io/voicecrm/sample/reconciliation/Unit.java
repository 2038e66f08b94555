package io.voicecrm.sample.reconciliation;

import io.voicecrm.ledger.CostPostings;
import io.voicecrm.sample.web.Problems;

/**
 * What a provider charges in.
 *
 * @param code ISO 4217, or {@code credits}
 */
record Unit(String code) {

    private static final String CREDITS = "credits";

    /** @throws org.springframework.web.ErrorResponseException 400 if it is neither a currency nor credits */
    static Unit parse(String code) {
        if (!code.equals(CREDITS) && !CostPostings.currencies().contains(code)) {
            throw Problems.invalid("currency", "must be a currency code such as USD, or credits");
        }
        return new Unit(code);
    }

    boolean isMoney() {
        return !code.equals(CREDITS);
    }

    /** Amounts of money are never less exact than this, even where a file writes 1 for 1.00. */
    int decimals() {
        return isMoney() ? 2 : 0;
    }
}
