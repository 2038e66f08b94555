package io.voicecrm.sample.billing;

import static io.voicecrm.billing.PlanKind.PREPAID_CREDITS;

import io.voicecrm.IdSource;
import io.voicecrm.Money;
import io.voicecrm.billing.Plan;
import io.voicecrm.billing.PlanKind;
import io.voicecrm.metering.Increment;
import io.voicecrm.sample.database.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What clients can subscribe to. */
@Component
public class Plans {

    private static final Currency USD = Currency.getInstance("USD");
    private static final int RATE_DECIMALS = 6;

    private final Scope scope;
    private final IdSource ids;

    Plans(Scope scope, IdSource ids) {
        this.scope = scope;
        this.ids = ids;
    }

    /** A plan and its id. */
    public record StoredPlan(UUID id, Plan plan) {}

    /** A row of {@code plans}, or of {@code plan_terms}. */
    record Row(
            UUID id,
            String name,
            PlanKind kind,
            String currency,
            long monthlyFeeMinor,
            long includedMinutes,
            long overageRateMicros,
            int minimumSeconds,
            int stepSeconds,
            int trialDays,
            long numberFeeMinor) {

        StoredPlan stored() {
            Money fee = new Money(monthlyFeeMinor, Currency.getInstance(currency.strip()));
            return new StoredPlan(
                    id,
                    new Plan(
                            name,
                            kind,
                            fee,
                            includedMinutes,
                            BigDecimal.valueOf(overageRateMicros, RATE_DECIMALS),
                            new Increment(minimumSeconds, stepSeconds),
                            new Money(numberFeeMinor, fee.currency()),
                            trialDays));
        }
    }

    /** All of them, cheapest first. */
    public List<StoredPlan> all() {
        return scope.platform(jdbc ->
                jdbc
                        .sql("select * from plans order by monthly_fee_minor, name limit 500")
                        .query(Row.class)
                        .list()
                        .stream()
                        .map(Row::stored)
                        .toList());
    }

    /** One of them. */
    public Optional<StoredPlan> find(UUID id) {
        return scope.platform(jdbc -> jdbc.sql("select * from plans where id = :id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .map(Row::stored));
    }

    /** The first plan of a name. */
    public UUID idOf(String name) {
        return all().stream()
                .filter(stored -> stored.plan().name().equals(name))
                .map(StoredPlan::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("plan " + name + ": does not exist"));
    }

    /** Stores a plan under an id, new or known. Whoever has it already keeps their terms. */
    public StoredPlan save(UUID id, Plan plan) {
        scope.platform(jdbc -> jdbc.sql("""
                insert into plans (id, name, kind, currency, monthly_fee_minor, included_minutes, overage_rate_micros,
                                   minimum_seconds, step_seconds, trial_days, number_fee_minor)
                values (:id, :name, :kind, :currency, :fee, :minutes, :rate, :minimum, :step, :trial, :numberFee)
                on conflict (id) do update set name = excluded.name, kind = excluded.kind, currency = excluded.currency,
                    monthly_fee_minor = excluded.monthly_fee_minor, included_minutes = excluded.included_minutes,
                    overage_rate_micros = excluded.overage_rate_micros, minimum_seconds = excluded.minimum_seconds,
                    step_seconds = excluded.step_seconds, trial_days = excluded.trial_days,
                    number_fee_minor = excluded.number_fee_minor""")
                .param("id", id)
                .param("name", plan.name())
                .param("kind", plan.kind().name())
                .param("currency", plan.currency().getCurrencyCode())
                .param("fee", plan.monthlyFee().minorUnits())
                .param("minutes", plan.includedMinutes())
                .param(
                        "rate",
                        plan.overageRate()
                                .setScale(RATE_DECIMALS, RoundingMode.UNNECESSARY)
                                .unscaledValue()
                                .longValueExact())
                .param("minimum", plan.increment().minimumSeconds())
                .param("step", plan.increment().stepSeconds())
                .param("trial", plan.trialDays())
                .param("numberFee", plan.numberFee().minorUnits())
                .update());
        return new StoredPlan(id, plan);
    }

    /** A new plan. */
    StoredPlan add(Plan plan) {
        return save(ids.next(), plan);
    }

    /** Two subscriptions and a prepaid plan, where there is no plan at all. */
    public void ensureDefaults() {
        if (all().isEmpty()) {
            add(new Plan("Starter", Money.of("99.00", USD), 100, new BigDecimal("0.99"), Increment.PER_SECOND));
            add(new Plan("Professional", Money.of("299.00", USD), 500, new BigDecimal("0.60"), Increment.PER_SECOND));
            Money free = Money.zero(USD);
            Increment halfMinute = new Increment(30, 6);
            add(new Plan("Prepaid", PREPAID_CREDITS, free, 0, new BigDecimal("0.75"), halfMinute, free, 0));
        }
    }
}
