package io.voicecrm.stripe;

import io.voicecrm.Money;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;

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

    static Money money(long minorUnits, String currency) {
        return new Money(minorUnits, Currency.getInstance(currency.toUpperCase(Locale.ROOT)));
    }
}
