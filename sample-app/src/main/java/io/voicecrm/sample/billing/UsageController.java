package io.voicecrm.sample.billing;

import io.voicecrm.billing.InvoiceDraft;
import io.voicecrm.billing.Invoicing;
import io.voicecrm.billing.RatedUsage;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.metering.Meter;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.billing.PlanController.PlanJson;
import io.voicecrm.sample.billing.Plans.StoredPlan;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.web.MoneyJson;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A client's month: what they used, and what they will pay. Nothing here says what it cost us. */
@RestController
class UsageController {

    private final VoiceCrm crm;
    private final Stores stores;
    private final PlanTerms terms;
    private final Bills bills;
    private final Scope scope;
    private final Clock clock;

    UsageController(VoiceCrm crm, Stores stores, PlanTerms terms, Bills bills, Scope scope, Clock clock) {
        this.crm = crm;
        this.stores = stores;
        this.terms = terms;
        this.bills = bills;
        this.scope = scope;
        this.clock = clock;
    }

    record Usage(
            String month,
            PlanJson plan,
            long talkSeconds,
            String billableMinutes,
            long includedMinutes,
            String includedUsedMinutes,
            String overageMinutes,
            long callsPlaced,
            long callsAnswered,
            List<Daily> daily) {}

    record Daily(LocalDate date, long talkSeconds, long callsPlaced, long callsAnswered) {}

    record Preview(String month, List<LineJson> lines, MoneyJson total) {}

    record LineJson(String description, String quantity, String unit, MoneyJson unitPrice, MoneyJson amount) {}

    @GetMapping("/api/usage")
    Usage usage(Tenant tenant, @RequestParam @Nullable YearMonth month) {
        YearMonth asked = monthOf(month, tenant);
        ZoneId zone = tenant.zone();
        PlanTerms.ClientTerms own = terms.of(tenant);
        StoredPlan plan = own.now();
        RatedUsage rated = crm.invoicing().rate(tenant.tenantId(), asked, zone, own.history());
        Instant from = Invoicing.start(asked, zone);
        Instant to = Invoicing.start(asked.plusMonths(1), zone);
        Map<Meter, Long> totals = stores.usage().totals(tenant.tenantId(), from, to);
        return new Usage(
                asked.toString(),
                PlanJson.of(plan),
                totals.getOrDefault(Meter.TALK_SECONDS, 0L),
                rated.billableMinutes().toPlainString(),
                plan.plan().includedMinutes(),
                rated.includedMinutes().toPlainString(),
                rated.overageMinutes().toPlainString(),
                totals.getOrDefault(Meter.CALLS_PLACED, 0L),
                totals.getOrDefault(Meter.CALLS_ANSWERED, 0L),
                daily(tenant, from, to));
    }

    @GetMapping("/api/invoices/preview")
    Preview preview(Tenant tenant, @RequestParam @Nullable YearMonth month) {
        YearMonth asked = monthOf(month, tenant);
        InvoiceDraft draft = bills.draft(tenant, asked, terms.historyOf(tenant));
        return new Preview(
                asked.toString(),
                draft.lines().stream()
                        .map(line -> new LineJson(
                                line.description(),
                                line.quantity().toPlainString(),
                                line.unit(),
                                MoneyJson.price(line.unitPrice(), line.amount().currency()),
                                MoneyJson.of(line.amount())))
                        .toList(),
                MoneyJson.of(draft.total()));
    }

    private List<Daily> daily(Tenant tenant, Instant from, Instant to) {
        return scope.tenant(
                tenant.tenantId(),
                jdbc -> jdbc.sql("""
                select (occurred_at at time zone :zone)::date as date,
                       coalesce(sum(quantity) filter (where meter = 'TALK_SECONDS'), 0)::bigint as talk_seconds,
                       coalesce(sum(quantity) filter (where meter = 'CALLS_PLACED'), 0)::bigint as calls_placed,
                       coalesce(sum(quantity) filter (where meter = 'CALLS_ANSWERED'), 0)::bigint as calls_answered
                from usage_entries where tenant_id = :tenant and occurred_at >= :from and occurred_at < :to
                group by 1 order by 1""")
                        .param("zone", tenant.zone().getId())
                        .param("tenant", tenant.id())
                        .param("from", Timestamp.from(from))
                        .param("to", Timestamp.from(to))
                        .query(Daily.class)
                        .list());
    }

    private YearMonth monthOf(@Nullable YearMonth asked, Tenant tenant) {
        return asked != null ? asked : YearMonth.now(clock.withZone(tenant.zone()));
    }
}
