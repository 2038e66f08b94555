package io.voicecrm.testkit.simulator;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.Direction;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.context.CallContext;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.voice.Calls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/** The calls of a {@link SimulatedProvider}: dialing them, and what tests want to know of them. Thread-safe. */
public final class LiveCalls implements Calls {

    private static final long FAULT_SEED = 4_711;
    private static final Duration LONGEST_RING = Duration.ofSeconds(30);
    private static final Duration LONGEST_TALK = Duration.ofMinutes(10);

    private final Clock clock;
    private final PhoneWorld world;
    private final Duration news;
    private final KeptAgents agents;
    private final PhoneNumber number;
    private final Map<ProviderCallRef, Placed> calls = new LinkedHashMap<>();
    private final Map<AttemptId, ProviderCallRef> callOf = new HashMap<>();
    private final Map<PhoneNumber, Integer> dials = new HashMap<>();
    private final Set<AttemptId> dialedTwice = new HashSet<>();
    private final PriorityQueue<Placed> unreported = new PriorityQueue<>((a, b) -> a.reportAt.compareTo(b.reportAt));
    private final PriorityQueue<Instant> ends = new PriorityQueue<>();
    private final PriorityQueue<Instant> seen = new PriorityQueue<>();
    private final Map<PhoneNumber, Integer> requests = new HashMap<>();
    private Unreliability unreliability = Unreliability.NONE;
    private int mostLive;

    /** @param news how long after its end a call is seen to be over */
    LiveCalls(Clock clock, PhoneWorld world, Duration news, KeptAgents agents, PhoneNumber number) {
        this.agents = agents;
        this.number = number;
        this.clock = clock;
        this.world = world;
        this.news = news;
    }

    private record Placed(
            ProviderCallRef ref,
            CallRequest request,
            SimulatedCall call,
            Instant at,
            Instant endsAt,
            Instant reportAt) {}

    synchronized void become(Unreliability how) {
        unreliability = how;
    }

    @Override
    public synchronized CallPlacement place(CallRequest request) {
        if (!agents.has(request.agent())) {
            return new CallPlacement.Refused(Reason.AGENT_NOT_FOUND, "no such agent", null);
        }
        if (!request.from().equals(number)) {
            return new CallPlacement.Refused(Reason.NUMBER_NOT_OWNED, "the caller id is not ours", null);
        }
        Instant now = clock.instant();
        Chance chance = Chance.of(FAULT_SEED, request.to(), requests.merge(request.to(), 1, Integer::sum));
        if (chance.happens(unreliability.refusals())) {
            return new CallPlacement.Refused(Reason.CAPACITY, "no slot is free", Duration.ofMillis(100));
        }
        SimulatedCall call = world.ring(dialOf(request));
        Instant endsAt = now.plus(call.ringTime()).plus(call.talkTime());
        ProviderCallRef ref = new ProviderCallRef(SimulatedProvider.ID, "call_" + (calls.size() + 1));
        Placed placed = new Placed(ref, request, call, now, endsAt, endsAt.plus(SimulatedProvider.ANALYSIS));
        calls.put(ref, placed);
        if (callOf.put(request.attempt(), ref) != null) {
            dialedTwice.add(request.attempt());
        }
        if (!chance.happens(unreliability.lostReports())) {
            unreported.add(placed);
        }
        ends.add(endsAt);
        seen.add(endsAt.plus(news));
        mostLive = Math.max(mostLive, live());
        return chance.happens(unreliability.lostAnswers())
                ? new CallPlacement.Unknown("the answer was lost")
                : new CallPlacement.Placed(ref);
    }

    @Override
    public synchronized Optional<ProviderCallRef> findByAttempt(AttemptId attempt, Instant since) {
        return Optional.ofNullable(callOf.get(attempt));
    }

    @Override
    public synchronized Set<ProviderCallRef> over(Set<ProviderCallRef> asked, Instant since) {
        Instant now = clock.instant();
        Set<ProviderCallRef> over = new HashSet<>();
        for (ProviderCallRef ref : asked) {
            Placed placed = calls.get(ref);
            if (placed != null && !placed.endsAt.plus(news).isAfter(now)) {
                over.add(ref);
            }
        }
        return over;
    }

    @Override
    public synchronized List<CallEvent> replay(ProviderCallRef ref) {
        Placed placed = calls.get(ref);
        if (placed == null) {
            return List.of();
        }
        CallRequest request = placed.request;
        AgentId agent = request.agent();
        List<CallEvent> events = new ArrayList<>();
        events.add(new CallEvent.Started(
                ref, request.attempt(), placed.at, Direction.OUTBOUND, agent, request.from(), request.to()));
        if (!placed.reportAt.isAfter(clock.instant())) {
            SimulatedCall call = placed.call;
            events.add(new CallEvent.Ended(
                    ref,
                    request.attempt(),
                    placed.endsAt,
                    call.outcome(),
                    call.hangUp().name(),
                    call.talkTime()));
            events.add(new CallEvent.Analyzed(
                    ref, request.attempt(), placed.reportAt, call.transcript(), call.analysis()));
        }
        return events;
    }

    /**
     * A phone was dialed.
     *
     * @param at when
     */
    public record Dialed(AttemptId attempt, PhoneNumber to, Instant at) {}

    /** Every dial so far, in order. */
    public synchronized List<Dialed> dialed() {
        return calls.values().stream()
                .map(placed -> new Dialed(placed.request.attempt(), placed.request.to(), placed.at))
                .toList();
    }

    /** How many calls were dialed. */
    public synchronized int dials() {
        return calls.size();
    }

    /** How often a number was dialed. */
    public synchronized int dialsTo(PhoneNumber number) {
        return dials.getOrDefault(number, 0);
    }

    /** Attempts for which more than one call was dialed. */
    public synchronized Set<AttemptId> attemptsDialedTwice() {
        return Set.copyOf(dialedTwice);
    }

    /** How many calls ring or talk. */
    public synchronized int live() {
        Instant now = clock.instant();
        while (!ends.isEmpty() && !ends.peek().isAfter(now)) {
            ends.remove();
        }
        return ends.size();
    }

    /** The most calls that rang or talked at once. */
    public synchronized int mostLive() {
        return mostLive;
    }

    /** When the first of the calls that are up ends. */
    public synchronized Optional<Instant> nextEnd() {
        live();
        return Optional.ofNullable(ends.peek());
    }

    /** When the next end can be seen; ends that were seen by the time asked for last are left out. */
    public synchronized Optional<Instant> nextNews() {
        Instant now = clock.instant();
        while (!seen.isEmpty() && seen.peek().isBefore(now)) {
            seen.remove();
        }
        return Optional.ofNullable(seen.peek());
    }

    synchronized Optional<Instant> nextReport() {
        return Optional.ofNullable(unreported.peek()).map(Placed::reportAt);
    }

    synchronized List<ProviderCallRef> reports() {
        List<ProviderCallRef> ready = new ArrayList<>();
        while (!unreported.isEmpty() && !unreported.peek().reportAt.isAfter(clock.instant())) {
            ready.add(unreported.remove().ref);
        }
        return ready;
    }

    private Dial dialOf(CallRequest request) {
        CallContext context = request.context();
        AgentOverrides told = context.overrides();
        return new Dial(
                request.to(),
                dials.merge(request.to(), 1, Integer::sum),
                Objects.requireNonNullElse(told.prompt(), ""),
                Objects.requireNonNullElse(told.firstMessage(), ""),
                "",
                context.variables(),
                LONGEST_RING,
                LONGEST_TALK);
    }
}
