package io.voicecrm.sample.profit;

import io.voicecrm.Money;
import io.voicecrm.billing.Profit;
import io.voicecrm.billing.ProfitStatement;
import io.voicecrm.sample.profit.ProfitReport.Row;
import io.voicecrm.sample.web.MoneyJson;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Profit and loss. For the platform alone. */
@RestController
class ProfitController {

    private final ProfitReport report;
    private final Forecast forecast;
    private final Expenses expenses;
    private final Clock clock;

    ProfitController(ProfitReport report, Forecast forecast, Expenses expenses, Clock clock) {
        this.report = report;
        this.forecast = forecast;
        this.expenses = expenses;
        this.clock = clock;
    }

    record Component(String component, MoneyJson amount) {}

    /**
     * @param contribution revenue less direct costs
     * @param profit what is left of it after the base fee and other expenses
     * @param belowFloor whether the gross margin of the profit is below what the operator wants
     */
    record Statement(
            MoneyJson revenue,
            List<Component> directCosts,
            MoneyJson directCost,
            MoneyJson contribution,
            @Nullable String contributionMarkupPercent,
            @Nullable String contributionMarginPercent,
            MoneyJson allocatedBase,
            MoneyJson otherExpenses,
            MoneyJson profit,
            @Nullable String markupPercent,
            @Nullable String grossMarginPercent,
            boolean belowFloor) {}

    record RowJson(String key, @Nullable String name, long calls, long talkSeconds, Statement statement) {}

    /** @param daysLeft of the month, with the one that has begun */
    record ForecastJson(int daysLeft, Statement statement) {}

    /** @param forecast null for a month that is over, and on its first day */
    record ProfitJson(
            String month,
            String by,
            String currency,
            Statement total,
            @Nullable ForecastJson forecast,
            List<RowJson> rows) {}

    /** A month's profit. @param by {@code client}, {@code campaign}, {@code agent}, {@code number}, {@code provider}, {@code day} */
    @GetMapping("/api/profit")
    ProfitJson profit(
            @RequestParam @Nullable YearMonth month,
            @RequestParam(defaultValue = "client") String by,
            @RequestParam(defaultValue = "USD") String currency) {
        YearMonth asked = month != null ? month : YearMonth.now(clock);
        Currency money = currencyOf(currency);
        List<Row> rows = report.rows(asked, SnakeCase.parse(Breakdown.class, "by", by), money);
        ProfitStatement total = rows.stream().map(Row::statement).reduce(nothing(money), ProfitController::sum);
        return new ProfitJson(
                asked.toString(),
                by,
                money.getCurrencyCode(),
                statement(total),
                forecast.of(asked, total)
                        .map(expected -> new ForecastJson(expected.daysLeft(), statement(expected.statement())))
                        .orElse(null),
                rows.stream()
                        .map(row -> new RowJson(
                                row.key(), row.name(), row.calls(), row.talkSeconds(), statement(row.statement())))
                        .toList());
    }

    private Statement statement(ProfitStatement statement) {
        Profit contribution = statement.contribution();
        Profit profit = statement.profit();
        return new Statement(
                MoneyJson.of(statement.revenue()),
                statement.direct().entrySet().stream()
                        .map(cost -> new Component(cost.getKey(), MoneyJson.of(cost.getValue())))
                        .toList(),
                MoneyJson.of(statement.directCost()),
                MoneyJson.of(contribution.profit()),
                contribution.markupPercent().map(BigDecimal::toPlainString).orElse(null),
                contribution.grossMarginPercent().map(BigDecimal::toPlainString).orElse(null),
                MoneyJson.of(statement.allocatedBase()),
                MoneyJson.of(statement.opex()),
                MoneyJson.of(profit.profit()),
                profit.markupPercent().map(BigDecimal::toPlainString).orElse(null),
                profit.grossMarginPercent().map(BigDecimal::toPlainString).orElse(null),
                profit.isBelow(expenses.marginFloorPercent()));
    }

    private static ProfitStatement nothing(Currency currency) {
        Money none = Money.zero(currency);
        return new ProfitStatement(none, new TreeMap<>(), none, none);
    }

    private static ProfitStatement sum(ProfitStatement one, ProfitStatement other) {
        TreeMap<String, Money> direct = new TreeMap<>(one.direct());
        other.direct().forEach((component, amount) -> direct.merge(component, amount, Money::plus));
        return new ProfitStatement(
                one.revenue().plus(other.revenue()),
                direct,
                one.allocatedBase().plus(other.allocatedBase()),
                one.opex().plus(other.opex()));
    }

    private static Currency currencyOf(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("currency", "must be a currency code such as USD");
        }
    }
}
