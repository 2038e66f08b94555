package io.voicecrm.billing;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.billing.InvoiceDraft.Line;
import io.voicecrm.metering.UsageLedger;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Rates a tenant's use. Thread-safe. */
public final class Invoicing {

    private final UsageLedger usage;

    /** @param usage where use is read from */
    public Invoicing(UsageLedger usage) {
        this.usage = usage;
    }

    /** When a month begins at {@code zone}; the month before ends there. */
    public static Instant start(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    /** The tenant's use of a month, split into what the plan includes and what it does not. */
    public RatedUsage rate(TenantId tenant, YearMonth month, ZoneId zone, Plan plan) {
        long seconds = usage.billableTalkSeconds(
                tenant, plan.increment(), start(month, zone), start(month.plusMonths(1), zone));
        return RatedUsage.of(seconds, plan.includedMinutes());
    }

    /**
     * The bill of a month as it stands: final once the month is over and no call of it is still up. The same use and plan
     * give the same draft.
     *
     * @param zone whose midnight the month begins and ends at
     */
    public InvoiceDraft draft(TenantId tenant, YearMonth month, ZoneId zone, Plan plan) {
        return draft(tenant, month, plan, rate(tenant, month, zone, plan));
    }

    static InvoiceDraft draft(TenantId tenant, YearMonth month, Plan plan, RatedUsage rated) {
        Money fee = plan.monthlyFee();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                plan.name() + " plan, " + plan.includedMinutes() + " minutes included",
                BigDecimal.ONE,
                "month",
                fee.major(),
                fee));
        BigDecimal overage = rated.overageMinutes();
        if (overage.signum() > 0) {
            lines.add(new Line(
                    "Minutes beyond the plan",
                    overage,
                    "minute",
                    plan.overageRate(),
                    Money.rounded(rated.overageCharge(plan.overageRate()), fee.currency())));
        }
        return new InvoiceDraft(tenant, month, lines);
    }
}
