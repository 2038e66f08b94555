package io.voicecrm.sample.credit;

import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.sample.web.Problems;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;

/** An amount of credit as somebody writes it; unlike money that was paid it may be negative, and less than a cent. */
record CreditAmount(
        @NotNull @Pattern(regexp = "-?\\d{1,9}(\\.\\d{1,6})?", message = "must be a number such as 50.00")
        String amount,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be a currency code such as USD")
        String currency) {

    private static final int DECIMALS = 6;

    /** The amount in a unit. */
    long in(LedgerUnit unit) {
        if (!currency.equals(unit.code())) {
            throw Problems.invalid("amount.currency", "must be " + unit + ", as the plan of the client is");
        }
        return new BigDecimal(amount).movePointRight(DECIMALS).longValueExact();
    }

    /** {@link #in}, where only more than nothing makes sense. */
    long positiveIn(LedgerUnit unit) {
        long micros = in(unit);
        if (micros <= 0) {
            throw Problems.invalid("amount.amount", "must be more than 0");
        }
        return micros;
    }
}
