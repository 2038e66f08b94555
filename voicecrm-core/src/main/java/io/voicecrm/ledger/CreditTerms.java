package io.voicecrm.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * On what terms a tenant's calls are paid from credit. A tenant without any pays otherwise, and the ledger is not asked.
 *
 * @param tariff what a call takes
 * @param holdFor how much talk is held before a call is dialed, unless its agent hangs up earlier; at least a second
 * @param overdraft how far credit may go below zero, 0 or more
 * @param debtLimit how much may be owed for calls that were longer than the credit, 0 or more; what goes beyond is the
 *     platform's loss
 * @param since when they begin; a call that ended before is not paid from credit
 */
public record CreditTerms(CallTariff tariff, Duration holdFor, long overdraft, long debtLimit, Instant since) {

    /** How much talk is held unless said otherwise. */
    public static final Duration USUAL_HOLD = Duration.ofMinutes(5);

    /** @throws IllegalArgumentException if a number is out of range */
    public CreditTerms {
        if (holdFor.toSeconds() < 1) {
            throw new IllegalArgumentException("holdFor: " + holdFor + " must be at least a second");
        }
        if (overdraft < 0 || debtLimit < 0) {
            throw new IllegalArgumentException(
                    "overdraft " + overdraft + " and debt limit " + debtLimit + " must not be negative");
        }
    }

    /** Paid in advance: no overdraft, and as much debt as one call can be longer than its hold. */
    public static CreditTerms prepaid(CallTariff tariff, Instant since) {
        return new CreditTerms(tariff, USUAL_HOLD, 0, tariff.of(USUAL_HOLD.toSeconds()), since);
    }

    /** These terms with another overdraft. */
    public CreditTerms withOverdraft(long newOverdraft) {
        return new CreditTerms(tariff, holdFor, newOverdraft, debtLimit, since);
    }

    /** These terms with another limit of debt. */
    public CreditTerms withDebtLimit(long newLimit) {
        return new CreditTerms(tariff, holdFor, overdraft, newLimit, since);
    }

    /** These terms with another length of talk to be held. */
    public CreditTerms withHoldFor(Duration newHoldFor) {
        return new CreditTerms(tariff, newHoldFor, overdraft, debtLimit, since);
    }
}
