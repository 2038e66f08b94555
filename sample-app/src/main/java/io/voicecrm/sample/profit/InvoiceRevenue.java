package io.voicecrm.sample.profit;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.engine.Stores;
import io.voicecrm.ledger.LedgerAccount;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.ledger.PlatformEntry;
import io.voicecrm.sample.database.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Posts what becomes of invoices: revenue when one is issued, cash when it is paid, and the revenue back when it is void. It
 * looks for what is not posted yet, so that it does not matter who changed an invoice, or whether that process lived on.
 */
@Component
class InvoiceRevenue {

    private static final int AT_ONCE = 500;

    private static final String UNPOSTED = """
            select * from (
                select 'revenue/' || id as key, tenant_id, currency, total_minor, 'INVOICED' as source,
                    'REVENUE' as destination, issued_at as at
                from invoices where issued_at is not null
                union all
                select 'revenue/' || id || '/paid', tenant_id, currency, total_minor, 'CASH', 'INVOICED', closed_at
                from invoices where issued_at is not null and stage = 'PAID'
                union all
                select 'revenue/' || id || '/void', tenant_id, currency, total_minor, 'REVENUE', 'INVOICED', closed_at
                from invoices where issued_at is not null and stage = 'VOID') as move
            where not exists (select 1 from platform_entries e where e.key = move.key)
            order by at, key limit :limit""";

    private final Stores stores;
    private final Scope scope;

    InvoiceRevenue(Stores stores, Scope scope) {
        this.stores = stores;
        this.scope = scope;
    }

    /** Posts what is not posted yet. Idempotent. */
    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void postDue() {
        List<PlatformEntry> due = unposted();
        while (!due.isEmpty()) {
            stores.ledger().post(due);
            due = unposted();
        }
    }

    private List<PlatformEntry> unposted() {
        return scope.platform(jdbc -> jdbc.sql(UNPOSTED)
                .param("limit", AT_ONCE)
                .query((row, number) -> entry(row))
                .list());
    }

    private static PlatformEntry entry(ResultSet row) throws SQLException {
        Money total = new Money(row.getLong("total_minor"), Currency.getInstance(row.getString("currency")));
        LedgerUnit unit = LedgerUnit.of(total.currency());
        return new PlatformEntry(
                row.getString("key"),
                new TenantId(row.getString("tenant_id")),
                unit,
                LedgerAccount.valueOf(row.getString("source")),
                LedgerAccount.valueOf(row.getString("destination")),
                null,
                unit.amountOf(total),
                null,
                row.getTimestamp("at").toInstant());
    }
}
