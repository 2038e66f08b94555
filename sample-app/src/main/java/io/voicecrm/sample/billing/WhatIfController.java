package io.voicecrm.sample.billing;

import io.voicecrm.Money;
import io.voicecrm.billing.Profit;
import io.voicecrm.billing.WhatIf;
import io.voicecrm.sample.billing.PlanController.NewPlan;
import io.voicecrm.sample.web.MoneyJson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a plan would earn, stored or not. For the platform alone. */
@RestController
class WhatIfController {

    record Question(
            @NotNull @Valid NewPlan plan,
            @Min(0) @Max(1_000_000) long clients,
            @Min(0) @Max(1_000_000) long minutesEach,
            @NotNull @Valid MoneyJson costPerMinute,
            @NotNull @Valid MoneyJson baseFee,
            @Min(0) @Max(1_000) @Nullable Integer numbersEach,
            @Valid @Nullable MoneyJson costPerNumber) {}

    /** @param breakEvenClients how many clients pay for the base fee; null if none ever do */
    record Answer(
            MoneyJson priceEach,
            MoneyJson revenue,
            MoneyJson minuteCost,
            MoneyJson numberCost,
            Figures contribution,
            Figures profit,
            @Nullable Long breakEvenClients) {}

    record Figures(
            MoneyJson amount,
            @Nullable String markupPercent,
            @Nullable String grossMarginPercent) {

        static Figures of(Profit profit) {
            return new Figures(
                    MoneyJson.of(profit.profit()),
                    profit.markupPercent().map(BigDecimal::toPlainString).orElse(null),
                    profit.grossMarginPercent().map(BigDecimal::toPlainString).orElse(null));
        }
    }

    /** Changes nothing. */
    @PostMapping("/api/plans/what-if")
    Answer whatIf(@Valid @RequestBody Question question) {
        var plan = question.plan().plan();
        Currency currency = plan.currency();
        WhatIf whatIf = new WhatIf(
                plan,
                question.clients(),
                question.minutesEach(),
                question.numbersEach() == null ? 0 : question.numbersEach(),
                new BigDecimal(question.costPerMinute().amount()),
                amount(question.costPerNumber(), currency),
                amount(question.baseFee(), currency));
        var statement = whatIf.statement();
        return new Answer(
                MoneyJson.of(whatIf.priceEach()),
                MoneyJson.of(statement.revenue()),
                MoneyJson.of(Objects.requireNonNull(statement.direct().get("minutes"))),
                MoneyJson.of(Objects.requireNonNull(statement.direct().get("numbers"))),
                Figures.of(statement.contribution()),
                Figures.of(statement.profit()),
                whatIf.breakEvenClients().isPresent()
                        ? (Long) whatIf.breakEvenClients().getAsLong()
                        : null);
    }

    private static Money amount(@Nullable MoneyJson given, Currency currency) {
        return given == null ? Money.zero(currency) : Money.rounded(new BigDecimal(given.amount()), currency);
    }
}
