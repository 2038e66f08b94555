package io.voicecrm.engine;

import io.voicecrm.TenantId;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.campaign.ListedTarget;
import io.voicecrm.campaign.TargetState;
import io.voicecrm.compliance.ComplianceGate;
import io.voicecrm.compliance.Decision;
import io.voicecrm.compliance.DialQuestion;
import io.voicecrm.metering.Meter;
import io.voicecrm.metering.UsageLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Asks the gate about everybody who waits in a campaign. Writes nothing. */
final class Previewer {

    private static final int AT_ONCE = 1_000;
    private static final Duration LOOK_BACK = Duration.ofDays(30);

    /** Of a tenant who made no calls yet: every third person answers and talks for a minute and a half. */
    private static final Duration USUAL_TALK_TIME = Duration.ofSeconds(30);

    private final CampaignStore campaigns;
    private final ComplianceGate gate;
    private final UsageLedger usage;
    private final Clock clock;

    Previewer(CampaignStore campaigns, ComplianceGate gate, UsageLedger usage, Clock clock) {
        this.campaigns = campaigns;
        this.gate = gate;
        this.usage = usage;
        this.clock = clock;
    }

    LaunchPreview preview(Campaign campaign, Instant now) {
        LaunchPreview.Tally tally = new LaunchPreview.Tally();
        long after = 0;
        List<ListedTarget> page;
        do {
            page = campaigns.targets(campaign.tenant(), campaign.id(), after, AT_ONCE);
            List<DialQuestion> questions = page.stream()
                    .filter(target -> target.state() == TargetState.QUEUED || target.state() == TargetState.WAITING)
                    .map(target -> question(campaign, target, now))
                    .toList();
            for (Decision decision : gate.decide(questions)) {
                tally.add(decision);
            }
            after = page.isEmpty() ? after : page.get(page.size() - 1).position();
        } while (page.size() == AT_ONCE);
        return tally.preview(talkTimePerPerson(campaign.tenant(), clock.instant()));
    }

    private static DialQuestion question(Campaign campaign, ListedTarget target, Instant now) {
        return new DialQuestion(
                campaign.tenant(),
                target.contact(),
                campaign.spec().callerId(),
                target.attempts() + 1,
                now,
                campaign.spec().terms(),
                campaign.id().value());
    }

    /** What calling somebody takes on average, by what the tenant's calls took so far. */
    Duration talkTimePerPerson(TenantId tenant, Instant now) {
        Map<Meter, Long> totals = usage.totals(tenant, now.minus(LOOK_BACK), now);
        long placed = totals.getOrDefault(Meter.CALLS_PLACED, 0L);
        return placed == 0
                ? USUAL_TALK_TIME
                : Duration.ofSeconds(totals.getOrDefault(Meter.TALK_SECONDS, 0L))
                        .dividedBy(placed);
    }
}
