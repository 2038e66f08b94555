package io.voicecrm.dialer;

import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallPlacement.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a refusal means. What waiting can mend goes back to the queue and is no attempt; what stops every call of the
 * campaign pauses it, so that a thousand people are not written off for one wrong key, unless its calls can go by another
 * way; only what is wrong with this one
 * number or request closes its target. When request after request of a campaign is called wrong, it is not the people:
 * that pauses it too. Thread-safe.
 */
final class RefusalPolicy {

    private static final Logger log = LoggerFactory.getLogger(RefusalPolicy.class);
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(5);

    /** So many wrong requests in a row are not about the people who are called. */
    static final int WRONG_IN_A_ROW = 5;

    private final CampaignStore campaigns;
    private final Clock clock;
    private final Map<CampaignId, Integer> wrongInARow = new ConcurrentHashMap<>();

    RefusalPolicy(CampaignStore campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Notes that a call of a campaign was accepted. */
    void worked(Campaign campaign) {
        wrongInARow.remove(campaign.id());
    }

    AttemptReport reportOf(Attempt attempt, Refused refused) {
        Instant now = clock.instant();
        Reason reason = refused.reason();
        if (reason.isTransient()) {
            Instant notBefore = now.plus(refused.waitAsked().orElse(DEFAULT_PAUSE));
            return new AttemptReport.Released(attempt.id(), refused.detail(), notBefore, now);
        }
        if (reason.stopsTheAccount() && !attempt.campaign().spec().fallbacks().isEmpty()) {
            // The campaign goes on by another way as long as the account is spared.
            return new AttemptReport.Released(attempt.id(), refused.detail(), now.plus(DEFAULT_PAUSE), now);
        }
        boolean isWrongAgain = reason == Reason.INVALID_REQUEST
                && wrongInARow.merge(attempt.campaign().id(), 1, Integer::sum) > WRONG_IN_A_ROW;
        if (reason.stopsTheCampaign() || isWrongAgain) {
            pause(attempt.campaign(), refused, now);
            return new AttemptReport.Released(attempt.id(), refused.detail(), now, now);
        }
        CallOutcome outcome = reason == Reason.INVALID_NUMBER ? CallOutcome.INVALID_NUMBER : CallOutcome.FAILED;
        return new AttemptReport.Finished(attempt.id(), null, outcome, refused.detail(), null, now);
    }

    private void pause(Campaign campaign, Refused refused, Instant now) {
        campaigns
                .move(campaign.tenant(), campaign.id(), Campaign.State.PAUSED, refused.detail(), now)
                .ifPresent(paused -> log.warn(
                        "campaign {} is paused, the provider refuses its calls: {}", paused.id(), refused.reason()));
    }
}
