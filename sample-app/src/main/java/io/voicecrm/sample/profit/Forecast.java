package io.voicecrm.sample.profit;

import io.voicecrm.Money;
import io.voicecrm.billing.Invoicing;
import io.voicecrm.billing.ProfitStatement;
import io.voicecrm.metering.CostReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What the running month will have earned at its end, if it goes on as it began: talk and what it costs grow with time,
 * fees and expenses are those of the whole month already. Months and days are those of the platform's clock.
 */
@Component
class Forecast {

    private final ProfitReport report;
    private final Clock clock;

    Forecast(ProfitReport report, Clock clock) {
        this.report = report;
        this.clock = clock;
    }

    /** @param daysLeft of the month, with the one that has begun */
    record Expected(int daysLeft, ProfitStatement statement) {}

    /** Empty for a month that is not the running one, and on its first day: a few hours tell nothing of a month. */
    Optional<Expected> of(YearMonth month, ProfitStatement soFar) {
        LocalDate today = LocalDate.now(clock);
        if (!YearMonth.from(today).equals(month) || today.getDayOfMonth() == 1) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant start = Invoicing.start(month, clock.getZone());
        Instant end = Invoicing.start(month.plusMonths(1), clock.getZone());
        long whole = Duration.between(start, end).toMillis();
        long passed = Duration.between(start, now).toMillis();
        TreeMap<String, Money> direct = new TreeMap<>();
        soFar.direct()
                .forEach((component, cost) -> direct.put(
                        component,
                        // What an invoice corrected is of other months, and does not come again.
                        component.equals(CostReport.INVOICE_CORRECTION) ? cost : cost.share(whole, passed)));
        Money revenue = report.projectedRevenue(month, soFar.revenue().currency(), now);
        int daysLeft = month.lengthOfMonth() - today.getDayOfMonth() + 1;
        return Optional.of(
                new Expected(daysLeft, new ProfitStatement(revenue, direct, soFar.allocatedBase(), soFar.opex())));
    }
}
