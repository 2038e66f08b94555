package io.voicecrm.billing;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.billing.InvoiceDraft.Line;
import io.voicecrm.metering.UsageLedger;
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

    /** {@link #rate(TenantId, YearMonth, ZoneId, PlanHistory)} for a tenant who never had another plan. */
    public RatedUsage rate(TenantId tenant, YearMonth month, ZoneId zone, Plan plan) {
        return rate(tenant, month, zone, PlanHistory.always(plan));
    }

    /** The tenant's use of a month, split into what the plans of its parts include and what they do not. */
    public RatedUsage rate(TenantId tenant, YearMonth month, ZoneId zone, PlanHistory history) {
        return parts(month, zone, history).stream()
                .map(part -> rate(tenant, part))
                .reduce(new RatedUsage(0, 0), RatedUsage::plus);
    }

    /** {@link #draft(TenantId, YearMonth, ZoneId, PlanHistory, int)} for a tenant with one plan and no number. */
    public InvoiceDraft draft(TenantId tenant, YearMonth month, ZoneId zone, Plan plan) {
        return draft(tenant, month, zone, PlanHistory.always(plan), 0);
    }

    /**
     * The bill of a month as it stands: final once the month is over and no call of it is still up. The same use and
     * history give the same draft. Where the plan changes within the month, each part has its share of the fee and of the
     * included minutes, by time, and its calls are rated by its plan; a call belongs to the part in which it ended.
     *
     * @param zone whose midnight the month begins and ends at
     * @param numbers how many phone numbers the tenant had in that month; each costs the fee of the month's last plan
     */
    public InvoiceDraft draft(TenantId tenant, YearMonth month, ZoneId zone, PlanHistory history, int numbers) {
        List<PlanPart> parts = parts(month, zone, history);
        InvoiceLines lines = new InvoiceLines(zone);
        List<Line> all = new ArrayList<>();
        for (PlanPart part : parts) {
            all.add(lines.fee(part));
            lines.talk(part, rate(tenant, part)).ifPresent(all::add);
        }
        if (!parts.isEmpty()) {
            lines.numbers(parts.get(parts.size() - 1).plan(), numbers).ifPresent(all::add);
        }
        return all.isEmpty() ? nothing(tenant, month, history) : new InvoiceDraft(tenant, month, all);
    }

    /**
     * What the talk of a month is worth that is paid in advance, and is therefore on no bill: revenue, beside what
     * {@link #draft} comes to. In the currency of the month's last plan, as the draft.
     */
    public Money prepaid(TenantId tenant, YearMonth month, ZoneId zone, PlanHistory history) {
        List<PlanPart> parts = parts(month, zone, history);
        Plan last = parts.isEmpty()
                ? history.planAt(Instant.MIN)
                : parts.get(parts.size() - 1).plan();
        return parts.stream()
                .filter(part -> !part.plan().kind().invoicesTalk())
                .map(part -> Money.rounded(
                        rate(tenant, part).overageCharge(part.plan().overageRate()), last.currency()))
                .reduce(Money.zero(last.currency()), Money::plus);
    }

    private RatedUsage rate(TenantId tenant, PlanPart part) {
        long seconds = usage.billableTalkSeconds(tenant, part.plan().increment(), part.from(), part.to());
        return RatedUsage.ofSeconds(seconds, part.includedSeconds());
    }

    private static List<PlanPart> parts(YearMonth month, ZoneId zone, PlanHistory history) {
        return history.partsOf(start(month, zone), start(month.plusMonths(1), zone));
    }

    /** A month before the tenant came. */
    private static InvoiceDraft nothing(TenantId tenant, YearMonth month, PlanHistory history) {
        return new InvoiceDraft(
                tenant,
                month,
                List.of(InvoiceLines.free(history.planAt(Instant.MIN).currency())));
    }
}
