package io.voicecrm.sample.billing;

import io.voicecrm.Money;
import io.voicecrm.billing.InvoiceDraft;
import io.voicecrm.billing.Invoicing;
import io.voicecrm.billing.PlanHistory;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.number.NumberHolding;
import io.voicecrm.number.NumberPool;
import io.voicecrm.sample.account.Tenants.Tenant;
import java.time.Instant;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** What a client's month comes to: the one place from which previews, invoices and the platform's revenue have it. */
@Component
public class Bills {

    private final VoiceCrm crm;
    private final NumberPool pool;

    Bills(VoiceCrm crm, NumberPool pool) {
        this.crm = crm;
        this.pool = pool;
    }

    /**
     * The bill of a month as it stands, by the client's midnights. Final once the month is over.
     *
     * @param history the client's terms
     */
    public InvoiceDraft draft(Tenant tenant, YearMonth month, PlanHistory history) {
        return crm.invoicing().draft(tenant.tenantId(), month, tenant.zone(), history, numbersIn(month, tenant));
    }

    /** What the platform earns by a month: the bill, and the talk that was paid in advance. */
    public Money earned(Tenant tenant, YearMonth month, PlanHistory history) {
        return draft(tenant, month, history)
                .total()
                .plus(crm.invoicing().prepaid(tenant.tenantId(), month, tenant.zone(), history));
    }

    /** One that was given up and taken again within the month is one. */
    private int numbersIn(YearMonth month, Tenant tenant) {
        Instant from = Invoicing.start(month, tenant.zone());
        Instant to = Invoicing.start(month.plusMonths(1), tenant.zone());
        return (int) pool.holdings(tenant.tenantId(), from, to).stream()
                .map(NumberHolding::number)
                .distinct()
                .count();
    }
}
