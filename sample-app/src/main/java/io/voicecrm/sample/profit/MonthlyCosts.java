package io.voicecrm.sample.profit;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.billing.Invoicing;
import io.voicecrm.engine.Stores;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.ledger.PlatformEntry;
import io.voicecrm.sample.database.Scope;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Posts what each month costs whoever calls: base fees and expenses at its beginning, and the fee of each number that is
 * there. Posted once, whatever is set later.
 */
@Component
class MonthlyCosts {

    /** By the hash of the number: keys are told in messages, and numbers are not. */
    private static final String UNPOSTED_NUMBERS = """
            select * from (
                select n.tenant_id, p.monthly_price, p.currency, 'number/' || md5(n.phone) || '/' || :month as key
                from phone_numbers n
                join lateral (
                    select monthly_price, currency from ordered_numbers o join number_order_prices using (order_id)
                    where o.phone = n.phone and o.state = 'BOUGHT' order by o.at desc limit 1) p on true
                where n.state <> 'RELEASED' and p.monthly_price > 0) as due
            where not exists (select 1 from platform_entries e where e.key = due.key)""";

    private final Expenses expenses;
    private final Stores stores;
    private final Scope scope;
    private final Clock clock;

    MonthlyCosts(Expenses expenses, Stores stores, Scope scope, Clock clock) {
        this.expenses = expenses;
        this.stores = stores;
        this.scope = scope;
        this.clock = clock;
    }

    /** Posts what is due and not posted. Months that the app slept through are not forgotten. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void postDue() {
        YearMonth month = YearMonth.now(clock);
        postFee("base-fee", LedgerAccount.BASE_FEES, expenses.baseFeePerMonth(), month);
        postFee("operations", LedgerAccount.OPERATIONS, expenses.otherPerMonth(), month);
        stores.ledger().post(numberFees(month));
    }

    private void postFee(String name, LedgerAccount account, BigDecimal perMonth, YearMonth current) {
        LedgerUnit unit = LedgerUnit.of(expenses.currency());
        long amount = unit.amountOf(Money.rounded(perMonth, expenses.currency()));
        if (amount == 0) {
            return;
        }
        for (YearMonth month = firstUnposted(name, current); !month.isAfter(current); month = month.plusMonths(1)) {
            stores.ledger()
                    .post(List.of(new PlatformEntry(
                            name + "/" + month,
                            null,
                            unit,
                            LedgerAccount.SUPPLIERS,
                            account,
                            null,
                            amount,
                            null,
                            startOf(month))));
        }
    }

    /** The current month, where nothing was ever posted: nobody knows what months before that cost. */
    private YearMonth firstUnposted(String name, YearMonth current) {
        return scope.platform(jdbc -> jdbc.sql("""
                        select substring(key from length(:prefix) + 1) from platform_entries
                        where starts_with(key, :prefix) order by key desc limit 1""")
                        .param("prefix", name + "/")
                        .query(String.class)
                        .optional())
                .map(last -> YearMonth.parse(last).plusMonths(1))
                .orElse(current);
    }

    private List<PlatformEntry> numberFees(YearMonth month) {
        return scope.platform(jdbc -> jdbc.sql(UNPOSTED_NUMBERS)
                .param("month", month.toString())
                .query((row, number) -> {
                    String tenant = row.getString("tenant_id");
                    return new PlatformEntry(
                            row.getString("key"),
                            tenant == null ? null : new TenantId(tenant),
                            LedgerUnit.of(Currency.getInstance(row.getString("currency"))),
                            LedgerAccount.SUPPLIERS,
                            LedgerAccount.NUMBERS,
                            "number",
                            row.getBigDecimal("monthly_price").movePointRight(6).longValueExact(),
                            null,
                            startOf(month));
                })
                .list());
    }

    private Instant startOf(YearMonth month) {
        return Invoicing.start(month, clock.getZone());
    }
}
