package io.voicecrm.dialer;

import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the requests of attempts: who calls whom by which number, and what the agent is told. */
final class CallRequests {

    private final AgentStore agents;
    private final ContextBuilder contexts;

    CallRequests(AgentStore agents, ContextBuilder contexts) {
        this.agents = agents;
        this.contexts = contexts;
    }

    /** Who talks in these attempts, as they are right now; an agent that is not in the store is not in the map. */
    Map<AgentId, Agent> agentsOf(List<Attempt> attempts) {
        Map<AgentId, Agent> known = new HashMap<>();
        Set<AgentId> asked = new HashSet<>();
        for (Attempt attempt : attempts) {
            AgentId id = attempt.route().agent();
            if (asked.add(id)) {
                agents.find(attempt.campaign().tenant(), id).ifPresent(agent -> known.put(id, agent));
            }
        }
        return known;
    }

    /** One for each attempt, in their order. */
    List<Placements.Dial> of(List<Attempt> attempts, Map<AgentId, Agent> agentsNow, Instant now) {
        List<CallContext> told = contexts.buildAll(attempts.stream()
                .map(attempt ->
                        questionOf(attempt, agentsNow.get(attempt.route().agent()), now))
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

    private static ContextRequest questionOf(Attempt attempt, @Nullable Agent agent, Instant now) {
        CampaignSpec spec = attempt.campaign().spec();
        return new ContextRequest(
                attempt.campaign().tenant(),
                attempt.contact(),
                agent == null ? null : agent.spec(),
                spec.objective(),
                spec.instructions(),
                attempt.number(),
                now);
    }
}
