package io.voicecrm.engine;

import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.ledger.Balance;
import io.voicecrm.ledger.CreditResult;
import io.voicecrm.ledger.CreditTerms;
import io.voicecrm.ledger.Hold;
import io.voicecrm.ledger.Ledger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Sets aside what a campaign's calls are likely to take, so that two campaigns never count on the same credit. Each call
 * takes its hold from there first.
 */
final class LaunchCredit {

    private static final BigDecimal SECONDS_PER_MINUTE = BigDecimal.valueOf(60);

    /** From then on somebody looks now and then whether the campaign still runs. */
    private static final Duration LOOK_AFTER = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final CampaignStore campaigns;
    private final Previewer previewer;
    private final Clock clock;

    LaunchCredit(Ledger ledger, CampaignStore campaigns, Previewer previewer, Clock clock) {
        this.ledger = ledger;
        this.campaigns = campaigns;
        this.previewer = previewer;
        this.clock = clock;
    }

    Optional<CreditNeed> need(Campaign campaign) {
        return ledger.terms(campaign.tenant()).map(terms -> need(campaign, terms, estimate(campaign, terms)));
    }

    /** @throws OutOfCreditException if there is not as much */
    void setAside(Campaign campaign) {
        CreditTerms terms = ledger.terms(campaign.tenant()).orElse(null);
        if (terms == null) {
            return;
        }
        long estimate = estimate(campaign, terms);
        CreditResult result = ledger.earmark(
                campaign.tenant(),
                campaign.id().toString(),
                terms.tariff(),
                estimate,
                clock.instant().plus(LOOK_AFTER));
        if (result instanceof CreditResult.Insufficient lack) {
            // What was missing at that moment, whatever has come in since.
            CreditNeed need = new CreditNeed(terms.tariff().unit(), estimate, estimate - lack.missing());
            throw new OutOfCreditException(campaign.id().toString(), need);
        }
    }

    /** Of a campaign that places no more calls; what its calls hold is theirs. */
    void giveBack(Campaign campaign) {
        earmarkOf(campaign)
                .filter(earmark -> earmark.state() == Hold.State.OPEN)
                .ifPresent(earmark ->
                        ledger.earmark(campaign.tenant(), earmark.key(), earmark.tariff(), 0, clock.instant()));
    }

    private Optional<Hold> earmarkOf(Campaign campaign) {
        return ledger.find(campaign.tenant(), campaign.id().toString());
    }

    private CreditNeed need(Campaign campaign, CreditTerms terms, long estimate) {
        Balance balance = ledger.balance(campaign.tenant(), terms.tariff().unit());
        long own = earmarkOf(campaign).map(Hold::open).orElse(0L);
        return new CreditNeed(terms.tariff().unit(), estimate, balance.spendable() + own);
    }

    /**
     * Everybody who may still be called, for as long as calling somebody took on average, rounded up; but the shortest call at
     * least, since an average of the few who did not answer is nothing.
     */
    private long estimate(Campaign campaign, CreditTerms terms) {
        long people = campaigns.progress(campaign.tenant(), campaign.id()).open();
        Duration talk = previewer.talkTimePerPerson(campaign.tenant(), clock.instant());
        long average = BigDecimal.valueOf(talk.toMillis(), 3)
                .multiply(BigDecimal.valueOf(people))
                .multiply(BigDecimal.valueOf(terms.tariff().perMinute()))
                .divide(SECONDS_PER_MINUTE, 0, RoundingMode.CEILING)
                .longValueExact();
        return people == 0 ? 0 : Math.max(average, terms.tariff().of(1));
    }
}
