package io.voicecrm.number;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentStore;
import io.voicecrm.number.NumberChange.Done;
import io.voicecrm.number.NumberChange.Reason;
import io.voicecrm.number.NumberChange.Refused;
import io.voicecrm.number.Work.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that the business owns, and who has them. Thread-safe, and safe in many processes over one store.
 *
 * <p>A number is connected to an agent in steps: the agent's provider imports it, binds it to the agent, and the carrier
 * is told where its calls go. Each step is kept in the number's row before it is taken. One that fails for a while is
 * tried again by {@link #work}; one that is refused for good undoes the steps before it.
 *
 * <p>Whether a tenant may take numbers by itself is the host's to decide, before it calls {@link #reserve} or {@link
 * #assign} for one: both are the same from here on.
 */
public final class NumberPool {

    private final NumberStore store;
    private final AgentStore agents;
    private final NumberNetwork network;
    private final Clock clock;
    private final Connector connector;

    /**
     * @param store where the pool is kept
     * @param agents say which tenant may use which agent
     * @param network whom it works with outside
     */
    public NumberPool(NumberStore store, AgentStore agents, NumberNetwork network, Clock clock) {
        this.store = store;
        this.agents = agents;
        this.network = network;
        this.clock = clock;
        this.connector = new Connector(store, network, clock);
    }

    /**
     * Puts a number that a carrier's account owns into the pool, for anybody to take.
     *
     * @return false if the pool has it already
     */
    public boolean add(CarrierNumber owned, CarrierLine line, NumberPlace place) {
        return store.add(PooledNumber.available(owned, line, place, clock.instant()));
    }

    /** The number, whoever has it. */
    public Optional<PooledNumber> find(PhoneNumber number) {
        return store.find(number);
    }

    /** The numbers that match, by E.164, {@code limit} at most. */
    public List<PooledNumber> list(NumberFilter filter, int limit) {
        return store.list(filter, clock.instant(), limit);
    }

    /**
     * Keeps a number for a tenant until a time. Of many who ask at once one gets it. Asking again for one's own moves the
     * time.
     */
    public NumberChange reserve(TenantId tenant, PhoneNumber number, Instant until) {
        Instant now = clock.instant();
        if (!until.isAfter(now)) {
            throw new IllegalArgumentException("reservation: " + until + " must be after now, " + now);
        }
        return change(number, row -> {
            boolean own = row.state() == NumberState.RESERVED && row.work() == null && row.belongsTo(tenant, now);
            return own || row.isFree(now) ? Wish.of(row.reserved(tenant, until, now)) : unavailable(row);
        });
    }

    /** Gives a tenant's reservation up; the number is free again. Idempotent. */
    public NumberChange cancelReservation(TenantId tenant, PhoneNumber number) {
        Instant now = clock.instant();
        return change(number, row -> {
            if (row.isFree(now)) {
                return Wish.of(row);
            }
            boolean own = row.state() == NumberState.RESERVED && row.work() == null && row.belongsTo(tenant, now);
            return own ? Wish.of(row.free(now)) : unavailable(row);
        });
    }

    /**
     * Connects a number to an agent of a tenant's, or one that it shares: a free one, one that it has reserved, or one
     * that it has, which then changes its agent. Idempotent.
     *
     * @return {@link Done} when the number is assigned, or will be as soon as the outside allows
     */
    public NumberChange assign(TenantId tenant, PhoneNumber number, AgentId agent) {
        if (agents.find(tenant, agent).isEmpty()) {
            return new Refused(Reason.UNKNOWN_AGENT, "agent " + agent + ": does not exist, or is not the tenant's");
        }
        if (network.provider(agent.provider()).isEmpty()) {
            return new Refused(Reason.NOT_SUPPORTED, "provider " + agent.provider() + ": is not configured");
        }
        Instant now = clock.instant();
        return change(number, row -> {
            if (!row.isFree(now) && !row.belongsTo(tenant, now)) {
                return unavailable(row);
            }
            return row.state() == NumberState.ASSIGNED ? moved(row, agent, now) : connecting(row, tenant, agent, now);
        });
    }

    /** Takes a number away from its agent and its tenant; it is free afterwards. Idempotent. */
    public NumberChange unassign(PhoneNumber number) {
        Instant now = clock.instant();
        return change(number, row -> {
            if (row.isFree(now)) {
                return Wish.of(row);
            }
            if (isBusy(row, now)) {
                return busy(row);
            }
            if (row.binding() == null) {
                return row.state() == NumberState.RESERVED ? Wish.of(row.free(now)) : wrongState(row, "has no agent");
            }
            return Wish.of(row.disconnecting(begin(Step.REMOVE, now), null, now));
        });
    }

    /** Keeps a number out of use, its tenant's included: nobody answers it any more. Idempotent. */
    public NumberChange suspend(PhoneNumber number) {
        Instant now = clock.instant();
        return change(number, row -> {
            if (isBusy(row, now)) {
                return busy(row);
            }
            switch (row.state()) {
                case SUSPENDED:
                    return Wish.of(row);
                case ASSIGNED:
                    return Wish.of(row.suspended(begin(Step.UNBIND, now), now));
                default:
                    return row.isFree(now)
                            ? Wish.of(row.free(now).suspended(null, now))
                            : wrongState(row, "must be free or assigned");
            }
        });
    }

    /** Brings a suspended number back to what it was. Idempotent. */
    public NumberChange restore(PhoneNumber number) {
        Instant now = clock.instant();
        return change(number, row -> {
            if (isBusy(row, now)) {
                return busy(row);
            }
            if (row.state() != NumberState.SUSPENDED) {
                return row.state() == NumberState.RELEASED ? wrongState(row, "is given back") : Wish.of(row);
            }
            TenantId tenant = row.tenant();
            Binding binding = row.binding();
            return tenant == null || binding == null
                    ? Wish.of(row.free(now))
                    : Wish.of(row.connecting(tenant, binding, begin(binding.firstStep(), now), now));
        });
    }

    /** Connects an assigned number once more from the start, where somebody changed it at its provider. Idempotent. */
    public NumberChange reconnect(PhoneNumber number) {
        Instant now = clock.instant();
        return change(number, row -> {
            TenantId tenant = row.tenant();
            Binding binding = row.binding();
            if (isBusy(row, now)) {
                return busy(row);
            }
            return row.state() != NumberState.ASSIGNED || tenant == null || binding == null
                    ? wrongState(row, "must be assigned")
                    : Wish.of(row.connecting(tenant, binding, begin(Step.IMPORT, now), now));
        });
    }

    /** Gives a number that nobody has back to the carrier, for good. Idempotent. */
    public NumberChange release(PhoneNumber number) {
        Instant now = clock.instant();
        return change(number, row -> {
            if (row.state() == NumberState.RELEASED) {
                return Wish.of(row);
            }
            boolean unused = row.isFree(now) || (row.state() == NumberState.SUSPENDED && row.binding() == null);
            return unused
                    ? Wish.of(row.released(begin(Step.RELEASE, now), now))
                    : wrongState(row, "must not be in use; unassign it first");
        });
    }

    /**
     * Goes on with what crashed or failed, where its time has come.
     *
     * @return how many numbers were worked on; less than {@code limit} means that no more are due
     */
    public int work(int limit) {
        Instant now = clock.instant();
        List<PooledNumber> due = store.due(now, limit);
        for (PooledNumber number : due) {
            Work work = number.work();
            if (work != null) {
                PooledNumber mine = number.with(number.binding(), work.again(now.plus(Connector.LEASE)));
                if (store.replace(number, mine)) {
                    connector.run(mine);
                }
            }
        }
        return due.size();
    }

    /** What a row is to become, or why it is not. */
    private record Wish(
            @Nullable PooledNumber next, @Nullable Refused refusal) {
        static Wish of(PooledNumber next) {
            return new Wish(next, null);
        }
    }

    /** Judges the row until the judgement is about the row that is there, then does what is left to do outside. */
    private NumberChange change(PhoneNumber number, Function<PooledNumber, Wish> judge) {
        while (true) {
            Optional<PooledNumber> row = store.find(number);
            if (row.isEmpty()) {
                return new Refused(Reason.UNKNOWN_NUMBER, "number " + number + ": is not in the pool");
            }
            Wish wish = judge.apply(row.get());
            if (wish.refusal() != null || wish.next() == null) {
                return wish.refusal() == null ? new Done(row.get()) : wish.refusal();
            }
            if (wish.next().equals(row.get())) {
                return new Done(row.get());
            }
            if (store.replace(row.get(), wish.next())) {
                return outcome(connector.run(wish.next()));
            }
        }
    }

    private static NumberChange outcome(Connector.Progress progress) {
        PooledNumber now = progress.number();
        return progress.undone() == null
                ? new Done(now)
                : new Refused(
                        Reason.OUTSIDE, "number " + now.number() + ": could not be connected: " + progress.undone());
    }

    private Wish connecting(PooledNumber row, TenantId tenant, AgentId agent, Instant now) {
        if (isBusy(row, now) || (row.work() != null && !row.isConnecting())) {
            return busy(row);
        }
        Binding begun = row.binding();
        if (begun != null && !begun.agent().provider().equals(agent.provider())) {
            return wrongState(row, "is half connected at " + begun.agent().provider() + "; unassign it first");
        }
        return row.state() == NumberState.SUSPENDED
                ? wrongState(row, "must be restored first")
                : Wish.of(row.connecting(tenant, new Binding(agent, null), begin(Step.IMPORT, now), now));
    }

    /** To another agent of the same provider in one step; to one elsewhere only after it was disconnected. */
    private Wish moved(PooledNumber row, AgentId agent, Instant now) {
        Binding binding = row.binding();
        TenantId tenant = row.tenant();
        if (binding == null || tenant == null || binding.agent().equals(agent)) {
            return Wish.of(row);
        }
        return binding.agent().provider().equals(agent.provider())
                ? Wish.of(row.connecting(
                        tenant, new Binding(agent, binding.importedAs()), begin(binding.firstStep(), now), now))
                : wrongState(row, "is connected at " + binding.agent().provider() + "; unassign it first");
    }

    private static Work begin(Step step, Instant now) {
        return Work.begin(step, null, now.plus(Connector.LEASE));
    }

    private static boolean isBusy(PooledNumber row, Instant now) {
        Work work = row.work();
        return work != null && work.running() && work.dueAt().isAfter(now);
    }

    private static Wish busy(PooledNumber row) {
        return refused(Reason.BUSY, row, "is being changed");
    }

    private static Wish unavailable(PooledNumber row) {
        switch (row.state()) {
            case RESERVED:
            case ASSIGNED:
                return refused(Reason.TAKEN, row, "is taken");
            default:
                return wrongState(row, "cannot be had");
        }
    }

    private static Wish wrongState(PooledNumber row, String rule) {
        return refused(Reason.WRONG_STATE, row, rule);
    }

    private static Wish refused(Reason reason, PooledNumber row, String rule) {
        return new Wish(null, new Refused(reason, "number " + row.number() + ": is " + row.state() + ", " + rule));
    }
}
