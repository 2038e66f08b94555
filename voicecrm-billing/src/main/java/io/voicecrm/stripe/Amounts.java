package io.voicecrm.stripe;

import io.voicecrm.Money;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Money as Stripe writes it: whole minor units, and the currency in lower case. */
final class Amounts {

    /** Stripe counts these in another minor unit than ISO 4217, or rounds their amounts to tens. */
    private static final Set<String> ODD = Set.of("ISK", "UGX", "MGA");

    private Amounts() {}

    /** @throws IllegalArgumentException if Stripe counts the currency in another unit than we do */
    static String currency(Currency currency) {
        if (ODD.contains(currency.getCurrencyCode()) || currency.getDefaultFractionDigits() > 2) {
            throw new IllegalArgumentException(
                    "currency: " + currency + " has another minor unit at Stripe, and is not supported");
        }
        return currency.getCurrencyCode().toLowerCase(Locale.ROOT);
    }

    /** @throws io.voicecrm.billing.BillingException if Stripe left one out */
    static Money money(@Nullable Long minorUnits, @Nullable String currency) {
        if (minorUnits == null || currency == null) {
            throw Failures.unreadable("read amount: it is missing");
        }
        return new Money(minorUnits, Currency.getInstance(currency.toUpperCase(Locale.ROOT)));
    }
}
