package io.voicecrm.sample.billing;

import io.voicecrm.Money;
import io.voicecrm.billing.Plan;
import io.voicecrm.billing.PlanKind;
import io.voicecrm.metering.Increment;
import io.voicecrm.sample.billing.Plans.StoredPlan;
import io.voicecrm.sample.web.MoneyJson;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Plans: everybody reads them, the platform changes them. */
@RestController
@RequestMapping("/api/plans")
class PlanController {

    private final Plans plans;
    private final PlanTerms terms;

    PlanController(Plans plans, PlanTerms terms) {
        this.plans = plans;
        this.terms = terms;
    }

    record PlanJson(
            String id,
            String name,
            String kind,
            MoneyJson monthlyFee,
            long includedMinutes,
            MoneyJson overageRate,
            IncrementJson increment,
            int trialDays,
            MoneyJson numberFee) {

        static PlanJson of(StoredPlan stored) {
            Plan plan = stored.plan();
            return new PlanJson(
                    stored.id().toString(),
                    plan.name(),
                    SnakeCase.of(plan.kind()),
                    MoneyJson.of(plan.monthlyFee()),
                    plan.includedMinutes(),
                    MoneyJson.price(plan.overageRate(), plan.monthlyFee().currency()),
                    new IncrementJson(
                            plan.increment().minimumSeconds(), plan.increment().stepSeconds()),
                    plan.trialDays(),
                    MoneyJson.of(plan.numberFee()));
        }
    }

    record IncrementJson(@Min(0) int minimumSeconds, @Min(1) int stepSeconds) {}

    record PlanList(List<PlanJson> items) {}

    record NewPlan(
            @NotBlank @Size(max = 80) String name,
            @Nullable String kind,
            @NotNull @Valid MoneyJson monthlyFee,
            @Min(0) @Max(10_000_000) long includedMinutes,
            @NotNull @Valid MoneyJson overageRate,
            @NotNull @Valid IncrementJson increment,
            @Min(0) @Max(365) @Nullable Integer trialDays,
            @Valid @Nullable MoneyJson numberFee) {

        Plan plan() {
            if (!overageRate.currency().equals(monthlyFee.currency())) {
                throw Problems.invalid("overage_rate", "must be in the currency of the monthly fee");
            }
            PlanKind parsed =
                    kind == null ? PlanKind.SUBSCRIPTION_INCLUDED : SnakeCase.parse(PlanKind.class, "kind", kind);
            if (parsed != PlanKind.SUBSCRIPTION_INCLUDED && includedMinutes > 0) {
                throw Problems.invalid("included_minutes", "must be 0 unless the plan is a subscription");
            }
            Money fee = amount("monthly_fee", monthlyFee);
            return new Plan(
                    name,
                    parsed,
                    fee,
                    includedMinutes,
                    new BigDecimal(overageRate.amount()),
                    new Increment(increment.minimumSeconds(), increment.stepSeconds()),
                    numberFee(fee.currency()),
                    trialDays == null ? 0 : trialDays);
        }

        private Money numberFee(Currency currency) {
            Money fee = numberFee == null ? Money.zero(currency) : amount("number_fee", numberFee);
            if (!fee.currency().equals(currency)) {
                throw Problems.invalid("number_fee", "must be in the currency of the monthly fee");
            }
            return fee;
        }

        private static Money amount(String field, MoneyJson json) {
            try {
                return Money.of(json.amount(), Currency.getInstance(json.currency()));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw Problems.invalid(field, "must be an amount of a currency, such as 99.00 USD");
            }
        }
    }

    record PlanChange(
            @Size(max = 80) @Nullable String name,
            @Nullable String kind,
            @Valid @Nullable MoneyJson monthlyFee,
            @Min(0) @Max(10_000_000) @Nullable Long includedMinutes,
            @Valid @Nullable MoneyJson overageRate,
            @Valid @Nullable IncrementJson increment,
            @Min(0) @Max(365) @Nullable Integer trialDays,
            @Valid @Nullable MoneyJson numberFee) {}

    @GetMapping
    PlanList list() {
        return new PlanList(plans.all().stream().map(PlanJson::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PlanJson create(@Valid @RequestBody NewPlan body) {
        return PlanJson.of(plans.add(body.plan()));
    }

    /** Changes a plan: for new clients at once, for those who have it from their next month on. */
    @PatchMapping("/{id}")
    PlanJson change(@PathVariable UUID id, @Valid @RequestBody PlanChange change) {
        PlanJson now = PlanJson.of(plans.find(id).orElseThrow(() -> Problems.notFound("plan")));
        NewPlan changed = new NewPlan(
                change.name() == null ? now.name() : change.name(),
                change.kind() == null ? now.kind() : change.kind(),
                change.monthlyFee() == null ? now.monthlyFee() : change.monthlyFee(),
                change.includedMinutes() == null ? now.includedMinutes() : change.includedMinutes(),
                change.overageRate() == null ? now.overageRate() : change.overageRate(),
                change.increment() == null ? now.increment() : change.increment(),
                change.trialDays() == null ? now.trialDays() : change.trialDays(),
                change.numberFee() == null ? now.numberFee() : change.numberFee());
        if (!changed.monthlyFee().currency().equals(now.monthlyFee().currency())) {
            throw Problems.invalid("monthly_fee", "must stay in the currency of the plan");
        }
        StoredPlan saved = plans.save(id, changed.plan());
        terms.holdFromNextMonth(id);
        return PlanJson.of(saved);
    }
}
