package io.voicecrm.sample.campaign;

import io.voicecrm.Money;
import io.voicecrm.billing.Plan;
import io.voicecrm.billing.RatedUsage;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.engine.CreditNeed;
import io.voicecrm.engine.LaunchPreview;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.billing.PlanTerms;
import io.voicecrm.sample.web.MoneyJson;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What would happen if a campaign were started now, and what the client would pay for it. */
@RestController
class PreviewController {

    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    private final VoiceCrm crm;
    private final CampaignView campaigns;
    private final PlanTerms terms;
    private final Clock clock;

    PreviewController(VoiceCrm crm, CampaignView campaigns, PlanTerms terms, Clock clock) {
        this.crm = crm;
        this.campaigns = campaigns;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * @param estimatedMinutes of talk with everybody who is not denied
     * @param estimatedIncludedMinutes how many of these the plan still includes this month
     * @param estimatedCharge for the rest of these
     * @param credit what of the client's credit it takes; null where the plan is not prepaid
     */
    record LaunchPreviewJson(
            long waiting,
            long allowed,
            List<ByRule> rules,
            @Nullable Instant nextOpening,
            String estimatedMinutes,
            String estimatedIncludedMinutes,
            MoneyJson estimatedCharge,
            @Nullable CreditJson credit) {}

    /**
     * @param needed what calling everybody is likely to take, and is set aside at the start
     * @param available what can be set aside now
     */
    record CreditJson(MoneyJson needed, MoneyJson available, MoneyJson missing) {

        static CreditJson of(CreditNeed need) {
            return new CreditJson(
                    MoneyJson.of(need.unit(), need.estimated()),
                    MoneyJson.of(need.unit(), need.spendable()),
                    MoneyJson.of(need.unit(), need.missing()));
        }
    }

    /** @param effect {@code deny} or {@code defer} */
    record ByRule(
            String ruleId,
            String effect,
            long people,
            String why,
            String citation,
            @Nullable Instant nextOpening) {

        static ByRule of(LaunchPreview.ByRule rule) {
            return new ByRule(
                    rule.ruleId(),
                    rule.denies() ? "deny" : "defer",
                    rule.people(),
                    rule.why(),
                    rule.citation(),
                    rule.nextOpening());
        }
    }

    @GetMapping("/api/campaigns/{id}/preview")
    LaunchPreviewJson preview(Tenant tenant, @PathVariable UUID id) {
        Campaign campaign = campaigns.find(tenant, id);
        LaunchPreview preview = crm.campaigns().preview(campaign);
        Plan plan = terms.now(tenant).plan();
        long overageSeconds = overageSeconds(tenant, plan, preview.estimatedTalkTime());
        long talkSeconds = preview.estimatedTalkTime().toSeconds();
        BigDecimal charge = plan.overageRate()
                .multiply(BigDecimal.valueOf(overageSeconds))
                .divide(SECONDS_PER_MINUTE, MathContext.DECIMAL128);
        return new LaunchPreviewJson(
                preview.waiting(),
                preview.allowed(),
                preview.rules().stream().map(ByRule::of).toList(),
                preview.nextOpening(),
                minutes(talkSeconds),
                minutes(talkSeconds - overageSeconds),
                MoneyJson.of(Money.rounded(charge, plan.monthlyFee().currency())),
                crm.campaigns().creditNeed(campaign).map(CreditJson::of).orElse(null));
    }

    /** What of some more talk this month the plan would not include. */
    private long overageSeconds(Tenant tenant, Plan plan, Duration more) {
        YearMonth month = YearMonth.now(clock.withZone(tenant.zone()));
        RatedUsage now = crm.invoicing().rate(tenant.tenantId(), month, tenant.zone(), plan);
        long billable = now.includedSeconds() + now.overageSeconds() + more.toSeconds();
        return RatedUsage.of(billable, plan.includedMinutes()).overageSeconds() - now.overageSeconds();
    }

    private static String minutes(long seconds) {
        return BigDecimal.valueOf(seconds)
                .divide(SECONDS_PER_MINUTE, 1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
