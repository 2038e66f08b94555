package io.voicecrm.dialer;

import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops campaigns whose agent was switched off after they began: they pause with the reason, and whoever was about to be
 * called goes back to the queue. A fallback does not take over, since it stands in for a provider that fails, not for an
 * agent that somebody took out of service. Thread-safe.
 */
final class InactiveAgents {

    private static final String RULE = "AGENT_INACTIVE";
    private static final Logger log = LoggerFactory.getLogger(InactiveAgents.class);

    private final CampaignStore campaigns;

    InactiveAgents(CampaignStore campaigns) {
        this.campaigns = campaigns;
    }

    /** What is left of a batch. An agent that nobody stored is taken for active: it is the host's to keep. */
    Screening.Result takeOut(Screening.Result screened, Map<AgentId, Agent> agents, Instant now) {
        List<Attempt> allowed = new ArrayList<>();
        List<AttemptReport> reports = new ArrayList<>();
        Set<CampaignId> paused = new HashSet<>();
        for (Attempt attempt : screened.allowed()) {
            Agent agent = agents.get(attempt.route().agent());
            if (agent == null || agent.active()) {
                allowed.add(attempt);
                continue;
            }
            String why = "agent \"" + agent.spec().name() + "\" is inactive; activate it and resume";
            if (paused.add(attempt.campaign().id())) {
                pause(attempt.campaign(), why, now);
            }
            reports.add(new AttemptReport.Released(attempt.id(), why, now, now));
        }
        Map<String, Integer> byRule = reports.isEmpty() ? Map.of() : Map.of(RULE, reports.size());
        return screened.then(new Screening.Result(allowed, reports, byRule));
    }

    private void pause(Campaign campaign, String why, Instant now) {
        campaigns
                .move(campaign.tenant(), campaign.id(), Campaign.State.PAUSED, why, now)
                .ifPresent(paused -> log.warn("campaign {} is paused, its agent is inactive", paused.id()));
    }
}
