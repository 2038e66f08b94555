package io.voicecrm.sample.billing;

import io.voicecrm.Money;
import io.voicecrm.billing.Plan;
import io.voicecrm.metering.Increment;
import io.voicecrm.sample.billing.Plans.StoredPlan;
import io.voicecrm.sample.web.MoneyJson;
import io.voicecrm.sample.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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

    PlanController(Plans plans) {
        this.plans = plans;
    }

    record PlanJson(
            String id,
            String name,
            MoneyJson monthlyFee,
            long includedMinutes,
            MoneyJson overageRate,
            IncrementJson increment) {

        static PlanJson of(StoredPlan stored) {
            Plan plan = stored.plan();
            return new PlanJson(
                    stored.id().toString(),
                    plan.name(),
                    MoneyJson.of(plan.monthlyFee()),
                    plan.includedMinutes(),
                    MoneyJson.price(plan.overageRate(), plan.monthlyFee().currency()),
                    new IncrementJson(
                            plan.increment().minimumSeconds(), plan.increment().stepSeconds()));
        }
    }

    record IncrementJson(@Min(0) int minimumSeconds, @Min(1) int stepSeconds) {}

    record PlanList(List<PlanJson> items) {}

    record NewPlan(
            @NotBlank String name,
            @NotNull @Valid MoneyJson monthlyFee,
            @Min(0) long includedMinutes,
            @NotNull @Valid MoneyJson overageRate,
            @NotNull @Valid IncrementJson increment) {

        Plan plan() {
            if (!overageRate.currency().equals(monthlyFee.currency())) {
                throw Problems.invalid("overage_rate", "must be in the currency of the monthly fee");
            }
            return new Plan(
                    name,
                    fee(),
                    includedMinutes,
                    new BigDecimal(overageRate.amount()),
                    new Increment(increment.minimumSeconds(), increment.stepSeconds()));
        }

        private Money fee() {
            try {
                return Money.of(monthlyFee.amount(), Currency.getInstance(monthlyFee.currency()));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw Problems.invalid("monthly_fee", "must be an amount of a currency, such as 99.00 USD");
            }
        }
    }

    record PlanChange(
            @Nullable String name,
            @Valid @Nullable MoneyJson monthlyFee,
            @Nullable Long includedMinutes,
            @Valid @Nullable MoneyJson overageRate,
            @Valid @Nullable IncrementJson increment) {}

    @GetMapping
    PlanList list() {
        return new PlanList(plans.all().stream().map(PlanJson::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PlanJson create(@Valid @RequestBody NewPlan body) {
        return PlanJson.of(plans.add(body.plan()));
    }

    @PatchMapping("/{id}")
    PlanJson change(@PathVariable UUID id, @Valid @RequestBody PlanChange change) {
        PlanJson now = PlanJson.of(plans.find(id).orElseThrow(() -> Problems.notFound("plan")));
        NewPlan changed = new NewPlan(
                change.name() == null ? now.name() : change.name(),
                change.monthlyFee() == null ? now.monthlyFee() : change.monthlyFee(),
                change.includedMinutes() == null ? now.includedMinutes() : change.includedMinutes(),
                change.overageRate() == null ? now.overageRate() : change.overageRate(),
                change.increment() == null ? now.increment() : change.increment());
        return PlanJson.of(plans.save(id, changed.plan()));
    }
}
