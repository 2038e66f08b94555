package io.voicecrm.dialer;

import io.voicecrm.TenantId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.ledger.CallTariff;
import io.voicecrm.ledger.CreditResult;
import io.voicecrm.ledger.CreditTerms;
import io.voicecrm.ledger.Ledger;
import io.voicecrm.ledger.LedgerOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets credit aside for each call before it is dialed, where the tenant pays from credit. Who finds none goes back to the
 * queue, and it was no attempt: for a while if calls that are up may give enough back, else the campaign is paused and
 * says what is missing.
 */
final class CallHolds {

    private static final Logger log = LoggerFactory.getLogger(CallHolds.class);

    /** In the report of a step, the name of what kept people from being called. */
    static final String RULE = "CREDIT";

    /** How long to wait for a call to end that may give credit back. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** After the longest a call may last; then somebody asks what became of it. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final Ledger ledger;
    private final CampaignStore campaigns;

    CallHolds(Ledger ledger, CampaignStore campaigns) {
        this.ledger = ledger;
        this.campaigns = campaigns;
    }

    /**
     * What became of a batch.
     *
     * @param screened who may be dialed, and what becomes of the others
     * @param outOfCredit the campaigns that are to be paused, and why
     */
    record Result(Screening.Result screened, Map<Campaign, String> outOfCredit) {}

    Result hold(List<Attempt> attempts, Map<AgentId, Agent> agents, Instant now) {
        Map<TenantId, CreditTerms> terms = ledger.terms(
                attempts.stream().map(attempt -> attempt.campaign().tenant()).collect(Collectors.toSet()));
        List<Attempt> paying = attempts.stream()
                .filter(attempt -> terms.containsKey(attempt.campaign().tenant()))
                .toList();
        List<CreditResult> results = ledger.holdAll(paying.stream()
                .map(attempt -> setAside(attempt, termsOf(attempt, terms), agents, now))
                .toList());
        List<Attempt> funded = new ArrayList<>(attempts);
        List<AttemptReport> reports = new ArrayList<>();
        Map<Campaign, String> outOfCredit = new HashMap<>();
        for (int i = 0; i < paying.size(); i++) {
            if (results.get(i) instanceof CreditResult.Insufficient lack) {
                Attempt attempt = paying.get(i);
                String why = "out of credit, " + missing(lack, termsOf(attempt, terms)) + " missing";
                funded.remove(attempt);
                reports.add(
                        new AttemptReport.Released(attempt.id(), why, lack.mayComeBack() ? now.plus(PAUSE) : now, now));
                if (!lack.mayComeBack()) {
                    outOfCredit.putIfAbsent(attempt.campaign(), why);
                }
            }
        }
        Map<String, Integer> byRule = reports.isEmpty() ? Map.of() : Map.of(RULE, reports.size());
        return new Result(new Screening.Result(funded, reports, byRule), outOfCredit);
    }

    /** Nobody more is dialed in these campaigns until there is credit again and somebody starts them. */
    void pause(Map<Campaign, String> outOfCredit, Instant now) {
        outOfCredit.forEach((campaign, why) -> campaigns
                .move(campaign.tenant(), campaign.id(), Campaign.State.PAUSED, why, now)
                .ifPresent(paused -> log.warn("campaign {} is paused: {}", paused.id(), why)));
    }

    /** Gives back what was held for attempts that certainly were not dialed. */
    void release(List<Attempt> attempts, Instant now) {
        if (attempts.isEmpty()) {
            return;
        }
        Map<TenantId, CreditTerms> terms = ledger.terms(
                attempts.stream().map(attempt -> attempt.campaign().tenant()).collect(Collectors.toSet()));
        ledger.releaseAll(attempts.stream()
                .filter(attempt -> terms.containsKey(attempt.campaign().tenant()))
                .map(attempt -> new LedgerOperation.Release(
                        attempt.campaign().tenant(),
                        termsOf(attempt, terms).tariff().unit(),
                        attempt.id().toString(),
                        now))
                .toList());
    }

    private LedgerOperation.SetAside setAside(
            Attempt attempt, CreditTerms terms, Map<AgentId, Agent> agents, Instant now) {
        CallTariff tariff = terms.tariff();
        Duration talk = longestCall(agents.get(attempt.route().agent()))
                .filter(limit -> limit.compareTo(terms.holdFor()) < 0)
                .orElse(terms.holdFor());
        return new LedgerOperation.SetAside(
                attempt.campaign().tenant(),
                attempt.id().toString(),
                tariff,
                tariff.of(talk.toSeconds()),
                attempt.campaign().id().toString(),
                now.plus(terms.holdFor()).plus(MARGIN),
                now);
    }

    private static Optional<Duration> longestCall(@Nullable Agent agent) {
        return Optional.ofNullable(agent).map(Agent::spec).map(AgentSpec::maxCallDuration);
    }

    private static CreditTerms termsOf(Attempt attempt, Map<TenantId, CreditTerms> terms) {
        return Objects.requireNonNull(terms.get(attempt.campaign().tenant()));
    }

    private static String missing(CreditResult.Insufficient lack, CreditTerms terms) {
        return terms.tariff().unit().describe(lack.missing());
    }
}
