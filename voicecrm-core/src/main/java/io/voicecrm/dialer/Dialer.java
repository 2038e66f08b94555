package io.voicecrm.dialer;

import io.voicecrm.ProviderId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentStore;
import io.voicecrm.call.AttemptId;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.compliance.ComplianceGate;
import io.voicecrm.compliance.DecisionLog;
import io.voicecrm.context.ContextBuilder;
import io.voicecrm.ledger.Ledger;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.CallEventHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places the calls of one provider account: claims targets, asks the rules, holds credit, builds the context, stores that a
 * request is about to leave, sends it once, and stores what came of it.
 *
 * <p>Run {@link #runOnce} from one thread per process; {@link #reconcile} from any. Several processes may share the stores.
 */
public final class Dialer {

    private static final Logger log = LoggerFactory.getLogger(Dialer.class);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final VoiceProvider provider;
    private final AccountLimits limits;
    private final AttemptStore attempts;
    private final Screening screening;
    private final CallRequests requests;
    private final InactiveAgents inactive;
    private final @Nullable CallHolds credit;
    private final Supplier<Set<ProviderId>> othersWorking;
    private final Clock clock;
    private final DialerOptions options;
    private final Circuit circuit = new Circuit();
    private final Placements placements;
    private final SlotWatch watch;
    private final Reconciliation reconciliation;

    private Dialer(Builder builder) {
        provider = builder.provider;
        limits = builder.limits;
        attempts = builder.attempts;
        screening = new Screening(builder.gate, builder.decisions);
        requests = new CallRequests(builder.agents, builder.contexts);
        inactive = new InactiveAgents(builder.campaigns);
        credit = builder.ledger == null ? null : new CallHolds(builder.ledger, builder.campaigns);
        othersWorking = builder.othersWorking;
        clock = builder.clock;
        options = builder.options;
        placements = new Placements(
                provider.calls(),
                attempts,
                new RefusalPolicy(builder.campaigns, clock),
                builder.executor,
                clock,
                circuit,
                options.lease(),
                this::giveBack);
        watch = new SlotWatch(provider, attempts, clock);
        reconciliation = new Reconciliation(provider, attempts, builder.campaigns, builder.events, clock, options);
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
     * One step at the clock's now: stores what the provider answered since the last step, and dials what is due, allowed
     * and has a slot. It does not wait for the answers to what it dials; the next step stores them. Only while more than
     * half of the senders are busy it waits for one of them, for at most a second, and dials nobody: a commit for a
     * handful costs as much as one for many.
     */
    public DialReport runOnce() {
        Placements.Tally answered = placements.store();
        if (placements.open() > options.parallelDials() / 2) {
            return report(List.of(), answered.plus(awaitAnswer()), Screening.Result.NOBODY);
        }
        Instant now = clock.instant();
        int limit = circuit.allows(Math.min(options.batchSize(), options.parallelDials() - placements.open()), now);
        List<Attempt> claimed = limit == 0 ? List.of() : claim(now, limit);
        Screening.Result screened =
                claimed.isEmpty() ? Screening.Result.NOBODY : dial(screening.whenClaimed(claimed, now), now);
        return report(claimed, answered.plus(placements.store()), screened);
    }

    /** Waits for every answer that is out and stores it; for the end. Each is bounded by the client's own time-out. */
    public void awaitAnswers() {
        while (placements.open() > 0) {
            awaitAnswer();
        }
    }

    /**
     * Looks which calls are over, so that their slots are free before their analysis comes. Safe on any process.
     *
     * @return how many slots it freed
     */
    public int watch() {
        return watch.runOnce();
    }

    /** Whether the account fails so often that nothing is dialed for now. */
    public boolean isCircuitOpen() {
        return circuit.isOpen();
    }

    private List<Attempt> claim(Instant now, int limit) {
        Set<ProviderId> working = new HashSet<>(othersWorking.get());
        working.add(provider.id());
        return attempts.claim(new AttemptStore.Claim(
                options.name(),
                provider.id(),
                working,
                now,
                limit,
                limits.maxOutboundCalls(),
                limits.callsPerSecond(),
                now.plus(options.claimLease())));
    }

    private Placements.Tally awaitAnswer() {
        try {
            return placements.storeNext(LONGEST_WAIT);
        } catch (InterruptedException e) {
            // Requests are out and their answers must be stored; whoever interrupts asks for the end after that.
            Placements.Tally last = placements.store();
            Thread.currentThread().interrupt();
            return last;
        }
    }

    private static DialReport report(List<Attempt> claimed, Placements.Tally answered, Screening.Result screened) {
        int suppressed = (int) screened.reports().stream()
                .filter(AttemptReport.Suppressed.class::isInstance)
                .count();
        return new DialReport(
                claimed.size(),
                answered.placed(),
                answered.refused(),
                answered.unknown(),
                screened.reports().size() - suppressed,
                suppressed,
                screened.byRule());
    }

    /**
     * Settles attempts whose end is not known, by asking the provider; never dials. Safe on any process at any time.
     *
     * @return how many attempts were looked into
     */
    public int reconcile() {
        return reconciliation.runOnce();
    }

    /** Dials whom the gate still allows when everything is ready; returns and stores what became of the others. */
    private Screening.Result dial(Screening.Result screened, Instant now) {
        Map<AgentId, Agent> agents = requests.agentsOf(screened.allowed());
        Screening.Result manned = inactive.takeOut(screened, agents, now);
        if (credit == null) {
            return dialFunded(manned, agents, now);
        }
        CallHolds.Result held = credit.hold(manned.allowed(), agents, now);
        Screening.Result dialed = dialFunded(manned.then(held.screened()), agents, now);
        // Last, since of a campaign that is paused nobody may be submitted any more.
        credit.pause(held.outOfCredit(), now);
        return dialed;
    }

    private Screening.Result dialFunded(Screening.Result funded, Map<AgentId, Agent> agents, Instant now) {
        List<Placements.Dial> dials = requests.of(funded.allowed(), agents, now);
        // To build contexts takes a while, in which somebody may have asked not to be called.
        Instant last = clock.instant();
        Screening.Result asked = funded.then(screening.beforeDialing(funded.allowed(), last));
        if (!asked.reports().isEmpty()) {
            attempts.report(asked.reports());
        }
        Set<AttemptId> submitted = submit(asked.allowed(), last);
        giveBack(funded.allowed().stream()
                .filter(attempt -> !submitted.contains(attempt.id()))
                .toList());
        circuit.dialed(submitted.size());
        placements.send(dials.stream()
                .filter(dial -> submitted.contains(dial.attempt().id()))
                .toList());
        return asked;
    }

    /** From here on a phone may ring, so the store has to know it first; what it does not confirm is not dialed. */
    private Set<AttemptId> submit(List<Attempt> allowed, Instant now) {
        if (allowed.isEmpty()) {
            return Set.of();
        }
        Set<AttemptId> submitted =
                attempts.submitting(allowed.stream().map(Attempt::id).toList(), now, now.plus(options.lease()));
        if (submitted.size() < allowed.size()) {
            log.info(
                    "{} of {} claimed attempts are not dialed: their campaign was paused, or to prepare them took longer"
                            + " than the claim lease of {}",
                    allowed.size() - submitted.size(),
                    allowed.size(),
                    options.claimLease());
        }
        return submitted;
    }

    private void giveBack(List<Attempt> notDialed) {
        if (credit != null) {
            credit.release(notDialed, clock.instant());
        }
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
        private @Nullable Ledger ledger;
        private Supplier<Set<ProviderId>> othersWorking = Set::of;
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

        /** Where credit is held before a call, for tenants who pay from it; default nowhere. */
        public Builder ledger(Ledger newLedger) {
            ledger = newLedger;
            return this;
        }

        /**
         * Which other providers can place calls right now; asked at every step; default none. What a campaign prefers to
         * send through one of these is left to it.
         */
        public Builder othersWorking(Supplier<Set<ProviderId>> newOthersWorking) {
            othersWorking = newOthersWorking;
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
