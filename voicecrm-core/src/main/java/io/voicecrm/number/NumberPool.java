package io.voicecrm.number;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentStore;
import io.voicecrm.number.NumberChange.Done;
import io.voicecrm.number.NumberChange.Reason;
import io.voicecrm.number.NumberChange.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

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

    /** What a tenant had within {@code [from, to)}, by number and time; the same however much later it is asked. */
    public List<NumberHolding> holdings(TenantId tenant, Instant from, Instant to) {
        return store.holdings(tenant, from, to);
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
        return change(number, (rules, row) -> rules.reserve(row, tenant, until));
    }

    /** Gives a tenant's reservation up; the number is free again. Idempotent. */
    public NumberChange cancelReservation(TenantId tenant, PhoneNumber number) {
        return change(number, (rules, row) -> rules.cancelReservation(row, tenant));
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
        return change(number, (rules, row) -> rules.assign(row, tenant, agent));
    }

    /** Takes a number away from its agent and its tenant; it is free afterwards. Idempotent. */
    public NumberChange unassign(PhoneNumber number) {
        return change(number, NumberRules::unassign);
    }

    /** Keeps a number out of use, its tenant's included: nobody answers it any more. Idempotent. */
    public NumberChange suspend(PhoneNumber number) {
        return change(number, NumberRules::suspend);
    }

    /** Brings a suspended number back to what it was. Idempotent. */
    public NumberChange restore(PhoneNumber number) {
        return change(number, NumberRules::restore);
    }

    /** Connects an assigned number once more from the start, where somebody changed it at its provider. Idempotent. */
    public NumberChange reconnect(PhoneNumber number) {
        return change(number, NumberRules::reconnect);
    }

    /** Gives a number that nobody has back to the carrier, for good. Idempotent. */
    public NumberChange release(PhoneNumber number) {
        return change(number, NumberRules::release);
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

    /** Judges the row until the judgement is about the row that is there, then does what is left to do outside. */
    private NumberChange change(PhoneNumber number, BiFunction<NumberRules, PooledNumber, NumberChange> wish) {
        NumberRules rules = new NumberRules(clock.instant());
        while (true) {
            Optional<PooledNumber> row = store.find(number);
            if (row.isEmpty()) {
                return new Refused(Reason.UNKNOWN_NUMBER, "number " + number + ": is not in the pool");
            }
            NumberChange judged = wish.apply(rules, row.get());
            if (!(judged instanceof Done next) || next.number().equals(row.get())) {
                return judged;
            }
            if (store.replace(row.get(), next.number())) {
                return outcome(connector.run(next.number()));
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
}
