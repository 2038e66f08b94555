package io.voicecrm.sample.billing;

import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.call.CallView;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.sample.lead.LeadView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client wants to know first. */
@RestController
class DashboardController {

    private static final int LATEST = 8;

    private final VoiceCrm crm;
    private final PlanTerms terms;
    private final CallView calls;
    private final LeadView leads;
    private final Scope scope;
    private final Clock clock;

    DashboardController(VoiceCrm crm, PlanTerms terms, CallView calls, LeadView leads, Scope scope, Clock clock) {
        this.crm = crm;
        this.terms = terms;
        this.calls = calls;
        this.leads = leads;
        this.scope = scope;
        this.clock = clock;
    }

    record Dashboard(
            long callsToday,
            long answeredToday,
            @Nullable String answerRatePercent,
            String minutesUsed,
            long includedMinutes,
            long runningCampaigns,
            long leadsTotal,
            List<CallView.Summary> latestCalls,
            List<LeadView.LeadJson> latestLeads) {}

    private record Figures(long callsToday, long answeredToday, long runningCampaigns, long leadsTotal) {}

    @GetMapping("/api/dashboard")
    Dashboard dashboard(Tenant tenant) {
        PlanTerms.ClientTerms own = terms.of(tenant);
        YearMonth month = YearMonth.now(clock.withZone(tenant.zone()));
        Figures figures = figures(tenant);
        return new Dashboard(
                figures.callsToday(),
                figures.answeredToday(),
                percent(figures.answeredToday(), figures.callsToday()),
                crm.invoicing()
                        .rate(tenant.tenantId(), month, tenant.zone(), own.history())
                        .billableMinutes()
                        .toPlainString(),
                own.now().plan().includedMinutes(),
                figures.runningCampaigns(),
                figures.leadsTotal(),
                calls.latest(tenant, LATEST),
                leads.latest(tenant, LATEST));
    }

    private Figures figures(Tenant tenant) {
        LocalDate today = LocalDate.now(clock.withZone(tenant.zone()));
        return scope.tenant(
                tenant.tenantId(),
                jdbc -> jdbc.sql("""
                select (select count(*) from calls where tenant_id = :tenant
                        and coalesce(started_at, ended_at) >= :today) as calls_today,
                       (select count(*) from calls where tenant_id = :tenant and outcome = 'ANSWERED'
                        and coalesce(started_at, ended_at) >= :today) as answered_today,
                       (select count(*) from campaigns where tenant_id = :tenant and kind = 'LIST'
                        and state = 'RUNNING') as running_campaigns,
                       (select count(*) from leads where tenant_id = :tenant) as leads_total""")
                        .param("tenant", tenant.id())
                        .param(
                                "today",
                                Timestamp.from(today.atStartOfDay(tenant.zone()).toInstant()))
                        .query(Figures.class)
                        .single());
    }

    private static @Nullable String percent(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
