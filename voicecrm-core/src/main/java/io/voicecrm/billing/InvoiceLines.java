package io.voicecrm.billing;

import io.voicecrm.Money;
import io.voicecrm.billing.InvoiceDraft.Line;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Writes the lines of a bill; the only place where amounts are rounded. */
final class InvoiceLines {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final ZoneId zone;

    /** @param zone in which days are named */
    InvoiceLines(ZoneId zone) {
        this.zone = zone;
    }

    static Line free(Currency currency) {
        Money nothing = Money.zero(currency);
        return new Line("No plan yet", BigDecimal.ONE, "month", nothing.major(), nothing);
    }

    Line fee(PlanPart part) {
        Plan plan = part.plan();
        String included = plan.kind() == PlanKind.SUBSCRIPTION_INCLUDED
                ? ", " + plan.includedMinutes() + " minutes included"
                : "";
        String trial =
                part.hasTrial() ? ", free until " + DAY.format(part.trialEnd().atZone(zone)) : "";
        return new Line(
                plan.name() + " plan" + included + days(part) + trial,
                BigDecimal.ONE,
                "month",
                plan.monthlyFee().major(),
                part.fee());
    }

    Optional<Line> talk(PlanPart part, RatedUsage rated) {
        Plan plan = part.plan();
        BigDecimal minutes = rated.overageMinutes();
        if (!plan.kind().invoicesTalk() || minutes.signum() == 0) {
            return Optional.empty();
        }
        String what = plan.kind() == PlanKind.PAY_AS_YOU_GO ? "Minutes" : "Minutes beyond the plan";
        return Optional.of(new Line(
                what + days(part),
                minutes,
                "minute",
                plan.overageRate(),
                Money.rounded(rated.overageCharge(plan.overageRate()), plan.currency())));
    }

    Optional<Line> numbers(Plan plan, int numbers) {
        Money fee = plan.numberFee();
        if (numbers == 0 || fee.minorUnits() == 0) {
            return Optional.empty();
        }
        Money amount = new Money(Math.multiplyExact(fee.minorUnits(), (long) numbers), fee.currency());
        return Optional.of(new Line("Phone numbers", BigDecimal.valueOf(numbers), "number", fee.major(), amount));
    }

    private String days(PlanPart part) {
        if (part.isWholeMonth()) {
            return "";
        }
        String first = DAY.format(part.from().atZone(zone));
        String last = DAY.format(part.to().minusMillis(1).atZone(zone));
        return ", " + first + " to " + last;
    }
}
