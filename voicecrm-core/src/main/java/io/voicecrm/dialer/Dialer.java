package io.voicecrm.dialer;

import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentStore;
import io.voicecrm.call.AttemptId;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.compliance.ComplianceGate;
import io.voicecrm.compliance.DecisionLog;
import io.voicecrm.context.CallContext;
import io.voicecrm.context.ContextBuilder;
import io.voicecrm.context.ContextRequest;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.CallEventHandler;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Places the calls of one provider account: claims targets, asks the rules, builds the context, stores that a request is
 * about to leave, sends it once, and stores what came of it.
 *
 * <p>Run {@link #runOnce} from one thread per process; {@link #reconcile} from any. Several processes may share the stores.
 */
public final class Dialer {

    private final VoiceProvider provider;
    private final AccountLimits limits;
    private final AttemptStore attempts;
    private final AgentStore agents;
    private final Screening screening;
    private final ContextBuilder contexts;
    private final Clock clock;
    private final DialerOptions options;
    private final CallRate rate;
    private final Placements placements;
    private final Reconciliation reconciliation;

    private Dialer(Builder builder) {
        provider = builder.provider;
        limits = builder.limits;
        attempts = builder.attempts;
        agents = builder.agents;
        screening = new Screening(builder.gate, builder.decisions);
        contexts = builder.contexts;
        clock = builder.clock;
        options = builder.options;
        rate = new CallRate(provider.id().value(), limits.callsPerSecond());
        placements = new Placements(
                provider.calls(), attempts, new RefusalPolicy(builder.campaigns, clock), builder.executor, clock);
        reconciliation = new Reconciliation(provider, attempts, builder.events, clock, options);
    }

    /** Starts building a dialer from what has no default. */
    public static Builder builder(
            VoiceProvider provider,
            AttemptStore attempts,
            CampaignStore campaigns,
            AgentStore agents,
            CallEventHandler events) {
        return new Builder(provider, attempts, campaigns, agents, events);
    }

    /**
     * One step at the clock's now: dials what is due and allowed, and returns when the provider has answered every request
     * or the requests have timed out.
     */
    public DialReport runOnce() {
        int limit = Math.min(options.batchSize(), rate.available());
        if (limit == 0) {
            return DialReport.IDLE;
        }
        Instant now = clock.instant();
        List<Attempt> claimed = attempts.claim(new AttemptStore.Claim(
                options.name(), provider.id(), now, limit, limits.maxConcurrentCalls(), now.plus(options.lease())));
        if (claimed.isEmpty()) {
            return DialReport.IDLE;
        }
        Screening.Result screened = screening.whenClaimed(claimed, now);
        List<AttemptReport> reports = new ArrayList<>(screened.reports());
        Placements.Tally tally = dial(screened.allowed(), now, reports);
        long suppressed = reports.stream()
                .filter(AttemptReport.Suppressed.class::isInstance)
                .count();
        return new DialReport(
                claimed.size(),
                tally.placed(),
                tally.refused(),
                tally.unknown(),
                reports.size() - (int) suppressed,
                (int) suppressed);
    }

    /**
     * Settles attempts whose end is not known, by asking the provider; never dials. Safe on any process at any time.
     *
     * @return how many attempts were looked into
     */
    public int reconcile() {
        return reconciliation.runOnce();
    }

    /** @param reports what the gate has against calls; reported here, and added to */
    private Placements.Tally dial(List<Attempt> allowed, Instant now, List<AttemptReport> reports) {
        Map<AgentId, Optional<AgentSpec>> known = new HashMap<>();
        Map<AttemptId, Placements.Dial> dials = new LinkedHashMap<>();
        for (Attempt attempt : allowed) {
            dials.put(attempt.id(), new Placements.Dial(attempt, requestFor(attempt, known, now)));
        }
        // To build contexts takes a while, in which somebody may have asked not to be called.
        Instant last = clock.instant();
        Screening.Result asked = screening.beforeDialing(allowed, last);
        reports.addAll(asked.reports());
        if (!reports.isEmpty()) {
            attempts.report(reports);
        }
        if (asked.allowed().isEmpty()) {
            return Placements.Tally.NONE;
        }
        // From here on a phone may ring, so the store has to know it first; what it does not confirm is not dialed.
        Set<AttemptId> submitted =
                attempts.submitting(asked.allowed().stream().map(Attempt::id).toList(), last);
        rate.start(submitted.size());
        return placements.send(dials.values().stream()
                .filter(dial -> submitted.contains(dial.attempt().id()))
                .toList());
    }

    private CallRequest requestFor(Attempt attempt, Map<AgentId, Optional<AgentSpec>> known, Instant now) {
        CampaignSpec spec = attempt.campaign().spec();
        Optional<AgentSpec> agent = known.computeIfAbsent(
                spec.agent(), id -> agents.find(attempt.campaign().tenant(), id).map(Agent::spec));
        CallContext context = contexts.build(new ContextRequest(
                attempt.campaign().tenant(),
                attempt.contact(),
                agent.orElse(null),
                spec.objective(),
                spec.instructions(),
                attempt.number(),
                now));
        return new CallRequest(
                attempt.id(), spec.agent(), spec.callerId(), attempt.contact().phone(), context);
    }

    /** Collects the parts of a dialer. Not thread-safe. */
    public static final class Builder {

        private final VoiceProvider provider;
        private final AttemptStore attempts;
        private final CampaignStore campaigns;
        private final AgentStore agents;
        private final CallEventHandler events;
        private AccountLimits limits = AccountLimits.DEFAULT;
        private ComplianceGate gate = ComplianceGate.open();
        private @Nullable DecisionLog decisions;
        private ContextBuilder contexts = ContextBuilder.of(List.of(), 0);
        private Executor executor = Runnable::run;
        private Clock clock = Clock.systemUTC();
        private DialerOptions options = DialerOptions.named("dialer");

        private Builder(
                VoiceProvider provider,
                AttemptStore attempts,
                CampaignStore campaigns,
                AgentStore agents,
                CallEventHandler events) {
            this.provider = provider;
            this.attempts = attempts;
            this.campaigns = campaigns;
            this.agents = agents;
            this.events = events;
        }

        /** What the account allows; default {@link AccountLimits#DEFAULT}. */
        public Builder limits(AccountLimits newLimits) {
            limits = newLimits;
            return this;
        }

        /** The rules; default none. */
        public Builder compliance(ComplianceGate newGate) {
            gate = newGate;
            return this;
        }

        /** Where decisions are kept; default nowhere. */
        public Builder decisions(DecisionLog newDecisions) {
            decisions = newDecisions;
            return this;
        }

        /** What agents are told; default only what the contact brings. */
        public Builder contexts(ContextBuilder newContexts) {
            contexts = newContexts;
            return this;
        }

        /** Runs dial requests, each of which blocks until it is answered; default the calling thread. */
        public Builder executor(Executor newExecutor) {
            executor = newExecutor;
            return this;
        }

        /** Whose now is asked; default the system's. */
        public Builder clock(Clock newClock) {
            clock = newClock;
            return this;
        }

        /** How it works; default {@link DialerOptions#named}. */
        public Builder options(DialerOptions newOptions) {
            options = newOptions;
            return this;
        }

        /** The dialer. It starts no thread. */
        public Dialer build() {
            return new Dialer(this);
        }
    }
}
