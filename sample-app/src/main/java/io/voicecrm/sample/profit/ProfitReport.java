package io.voicecrm.sample.profit;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.billing.Plan;
import io.voicecrm.billing.ProfitStatement;
import io.voicecrm.sample.account.Tenants;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.billing.Bills;
import io.voicecrm.sample.billing.PlanTerms;
import io.voicecrm.sample.profit.Calls.Cost;
import io.voicecrm.sample.profit.Calls.Talk;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a month earned. A client pays for the month and not for a call, so what it pays is shared among its calls by the time
 * that they talked, and the base fee and other expenses are shared among all calls in the same way. All is shared to the
 * cent: the rows add up to the whole.
 */
@Component
class ProfitReport {

    private static final int PAGE = 500;

    private final Calls calls;
    private final Tenants tenants;
    private final PlanTerms terms;
    private final Bills bills;
    private final Expenses expenses;

    ProfitReport(Calls calls, Tenants tenants, PlanTerms terms, Bills bills, Expenses expenses) {
        this.calls = calls;
        this.tenants = tenants;
        this.terms = terms;
        this.bills = bills;
        this.expenses = expenses;
    }

    /** @param key empty for what belongs to no row: calls without a campaign, or a client who pays and does not call */
    record Row(String key, @Nullable String name, long calls, long talkSeconds, ProfitStatement statement) {}

    private static final class Sums {

        private @Nullable String name;
        private long calls;
        private long seconds;
        private Money revenue;
        private final Map<String, Money> direct = new TreeMap<>();

        Sums(Currency currency) {
            revenue = Money.zero(currency);
        }
    }

    /** Rows in the order of their keys, for the clients whose plan is in a currency. */
    List<Row> rows(YearMonth month, Breakdown by, Currency currency) {
        List<Tenant> paying = paying(currency);
        Map<String, Sums> sums = new TreeMap<>();
        share(month, paying, calls.talk(by, month, paying), sums, by, currency);
        for (Cost cost : calls.costs(by, month, paying, currency)) {
            sums.computeIfAbsent(cost.key(), key -> new Sums(currency))
                    .direct
                    .put(cost.component(), Money.rounded(cost.amount(), currency));
        }
        return withExpenses(sums, currency);
    }

    private void share(
            YearMonth month,
            List<Tenant> paying,
            List<Talk> talk,
            Map<String, Sums> sums,
            Breakdown by,
            Currency currency) {
        Map<String, List<Talk>> byTenant = new LinkedHashMap<>();
        talk.forEach(one -> byTenant.computeIfAbsent(one.tenantId(), id -> new ArrayList<>())
                .add(one));
        for (Tenant tenant : paying) {
            Money revenue = bills.earned(tenant, month, terms.historyOf(tenant));
            List<Talk> own = byTenant.getOrDefault(tenant.id(), List.of(silent(tenant, by)));
            List<Money> parts = revenue.split(own.stream().map(Talk::seconds).toList());
            for (int i = 0; i < own.size(); i++) {
                Talk one = own.get(i);
                Sums row = sums.computeIfAbsent(one.key(), key -> new Sums(currency));
                row.name = one.name();
                row.calls += one.calls();
                row.seconds += one.seconds();
                row.revenue = row.revenue.plus(parts.get(i));
            }
        }
    }

    /** A client who did not call pays nevertheless. */
    private static Talk silent(Tenant tenant, Breakdown by) {
        boolean isRow = by == Breakdown.CLIENT;
        return new Talk(tenant.id(), isRow ? tenant.id() : "", isRow ? tenant.name() : null, 0, 0);
    }

    private List<Row> withExpenses(Map<String, Sums> sums, Currency currency) {
        if (sums.isEmpty()) {
            return List.of();
        }
        List<Long> weights = sums.values().stream().map(row -> row.seconds).toList();
        List<Money> base = Money.rounded(expenses.baseFeePerMonth(), currency).split(weights);
        List<Money> other = Money.rounded(expenses.otherPerMonth(), currency).split(weights);
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, Sums> entry : sums.entrySet()) {
            Sums row = entry.getValue();
            int i = rows.size();
            rows.add(new Row(
                    entry.getKey(),
                    row.name,
                    row.calls,
                    row.seconds,
                    new ProfitStatement(row.revenue, new TreeMap<>(row.direct), base.get(i), other.get(i))));
        }
        return rows;
    }

    private List<Tenant> paying(Currency currency) {
        List<Tenant> all = new ArrayList<>();
        List<Tenant> page = tenants.page(null, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = page.size() < PAGE
                    ? List.of()
                    : tenants.page(page.get(PAGE - 1).id(), PAGE);
        }
        Map<TenantId, Plan> plans = terms.allNow();
        return all.stream()
                .filter(tenant -> {
                    Plan plan = plans.get(tenant.tenantId());
                    return plan != null && plan.currency().equals(currency);
                })
                .toList();
    }
}
