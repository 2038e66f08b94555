package io.voicecrm.sample.invoice;

import io.voicecrm.Money;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts and days as documents and mails show them: in English, to the last digit. */
final class Amounts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private Amounts() {}

    /** For example {@code 1,299.00 USD}. */
    static String of(Money money) {
        return plain(money) + " " + money.currency().getCurrencyCode();
    }

    /** For example {@code 1,299.00}. */
    static String plain(Money money) {
        BigDecimal major = money.major();
        return grouped(major, major.scale());
    }

    /** A price or a quantity: with all the digits that it has, and at least the given ones. */
    static String exact(BigDecimal value, int digits) {
        return grouped(value, Math.max(digits, value.stripTrailingZeros().scale()));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String month(YearMonth month) {
        return MONTH.format(month);
    }

    private static String grouped(BigDecimal value, int digits) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }
}
