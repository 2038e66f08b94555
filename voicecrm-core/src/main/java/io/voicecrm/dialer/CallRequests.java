package io.voicecrm.dialer;

import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentStore;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.Route;
import io.voicecrm.context.CallContext;
import io.voicecrm.context.ContextBuilder;
import io.voicecrm.context.ContextRequest;
import io.voicecrm.voice.CallRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the requests of attempts: who calls whom by which number, and what the agent is told. */
final class CallRequests {

    private final AgentStore agents;
    private final ContextBuilder contexts;

    CallRequests(AgentStore agents, ContextBuilder contexts) {
        this.agents = agents;
        this.contexts = contexts;
    }

    /** One for each attempt, in their order. */
    List<Placements.Dial> of(List<Attempt> attempts, Instant now) {
        Map<AgentId, Optional<AgentSpec>> known = new HashMap<>();
        List<CallContext> told = contexts.buildAll(attempts.stream()
                .map(attempt -> questionOf(attempt, agentOf(attempt, known), now))
                .toList());
        List<Placements.Dial> dials = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            Route route = attempt.route();
            dials.add(new Placements.Dial(
                    attempt,
                    new CallRequest(
                            attempt.id(),
                            route.agent(),
                            route.callerId(),
                            attempt.contact().phone(),
                            told.get(i))));
        }
        return dials;
    }

    private Optional<AgentSpec> agentOf(Attempt attempt, Map<AgentId, Optional<AgentSpec>> known) {
        return known.computeIfAbsent(
                attempt.route().agent(),
                id -> agents.find(attempt.campaign().tenant(), id).map(Agent::spec));
    }

    private static ContextRequest questionOf(Attempt attempt, Optional<AgentSpec> agent, Instant now) {
        CampaignSpec spec = attempt.campaign().spec();
        return new ContextRequest(
                attempt.campaign().tenant(),
                attempt.contact(),
                agent.orElse(null),
                spec.objective(),
                spec.instructions(),
                attempt.number(),
                now);
    }
}
