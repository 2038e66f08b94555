package io.voicecrm.number;

import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.number.NumberChange.Done;
import io.voicecrm.number.NumberChange.Reason;
import io.voicecrm.number.NumberChange.Refused;
import io.voicecrm.number.Work.Step;
import java.time.Instant;

/**
 * What a number may become, as of a time. Pure: each answers the row as it is to be stored, which is the given one where
 * nothing is to be done, or why it stays as it is.
 *
 * @param now what reservations and work are measured by
 */
record NumberRules(Instant now) {

    NumberChange reserve(PooledNumber row, TenantId tenant, Instant until) {
        return row.isFree(now) || isReservedBy(row, tenant)
                ? new Done(row.reserved(tenant, until, now))
                : unavailable(row);
    }

    NumberChange cancelReservation(PooledNumber row, TenantId tenant) {
        if (row.isFree(now)) {
            return new Done(row);
        }
        return isReservedBy(row, tenant) ? new Done(row.free(now)) : unavailable(row);
    }

    NumberChange assign(PooledNumber row, TenantId tenant, AgentId agent) {
        if (!row.isFree(now) && !row.belongsTo(tenant, now)) {
            return unavailable(row);
        }
        return row.state() == NumberState.ASSIGNED ? move(row, agent) : connect(row, tenant, agent);
    }

    NumberChange unassign(PooledNumber row) {
        if (row.isFree(now)) {
            return new Done(row);
        }
        if (isBusy(row)) {
            return busy(row);
        }
        if (row.binding() == null) {
            return row.state() == NumberState.RESERVED ? new Done(row.free(now)) : wrongState(row, "has no agent");
        }
        return new Done(row.disconnecting(begin(Step.REMOVE), null, now));
    }

    NumberChange suspend(PooledNumber row) {
        if (isBusy(row)) {
            return busy(row);
        }
        switch (row.state()) {
            case SUSPENDED:
                return new Done(row);
            case ASSIGNED:
                return new Done(row.suspended(begin(Step.UNBIND), now));
            default:
                return row.isFree(now)
                        ? new Done(row.free(now).suspended(null, now))
                        : wrongState(row, "must be free or assigned");
        }
    }

    NumberChange restore(PooledNumber row) {
        if (isBusy(row)) {
            return busy(row);
        }
        if (row.state() != NumberState.SUSPENDED) {
            return row.state() == NumberState.RELEASED ? wrongState(row, "is given back") : new Done(row);
        }
        TenantId tenant = row.tenant();
        Binding binding = row.binding();
        return tenant == null || binding == null
                ? new Done(row.free(now))
                : new Done(row.connecting(tenant, binding, begin(binding.firstStep()), now));
    }

    NumberChange reconnect(PooledNumber row) {
        if (isBusy(row)) {
            return busy(row);
        }
        TenantId tenant = row.tenant();
        Binding binding = row.binding();
        return row.state() != NumberState.ASSIGNED || tenant == null || binding == null
                ? wrongState(row, "must be assigned")
                : new Done(row.connecting(tenant, binding, begin(Step.IMPORT), now));
    }

    NumberChange release(PooledNumber row) {
        if (row.state() == NumberState.RELEASED) {
            return new Done(row);
        }
        boolean unused = row.isFree(now) || (row.state() == NumberState.SUSPENDED && row.binding() == null);
        return unused
                ? new Done(row.released(begin(Step.RELEASE), now))
                : wrongState(row, "must not be in use; unassign it first");
    }

    private NumberChange connect(PooledNumber row, TenantId tenant, AgentId agent) {
        if (isBusy(row) || (row.work() != null && !row.isConnecting())) {
            return busy(row);
        }
        Binding begun = row.binding();
        if (begun != null && !begun.agent().provider().equals(agent.provider())) {
            return wrongState(row, "is half connected at " + begun.agent().provider() + "; unassign it first");
        }
        return row.state() == NumberState.SUSPENDED
                ? wrongState(row, "must be restored first")
                : new Done(row.connecting(tenant, new Binding(agent, null), begin(Step.IMPORT), now));
    }

    /** To another agent of the same provider in one step; to one elsewhere only after it was disconnected. */
    private NumberChange move(PooledNumber row, AgentId agent) {
        Binding binding = row.binding();
        TenantId tenant = row.tenant();
        if (binding == null || tenant == null || binding.agent().equals(agent)) {
            return new Done(row);
        }
        return binding.agent().provider().equals(agent.provider())
                ? new Done(row.connecting(
                        tenant, new Binding(agent, binding.importedAs()), begin(binding.firstStep()), now))
                : wrongState(row, "is connected at " + binding.agent().provider() + "; unassign it first");
    }

    private Work begin(Step step) {
        return Work.begin(step, null, now.plus(Connector.LEASE));
    }

    private boolean isReservedBy(PooledNumber row, TenantId tenant) {
        return row.state() == NumberState.RESERVED && row.work() == null && row.belongsTo(tenant, now);
    }

    private boolean isBusy(PooledNumber row) {
        Work work = row.work();
        return work != null && work.running() && work.dueAt().isAfter(now);
    }

    private static Refused busy(PooledNumber row) {
        return refused(Reason.BUSY, row, "is being changed");
    }

    private static Refused unavailable(PooledNumber row) {
        return row.state() == NumberState.RESERVED || row.state() == NumberState.ASSIGNED
                ? refused(Reason.TAKEN, row, "is taken")
                : wrongState(row, "cannot be had");
    }

    private static Refused wrongState(PooledNumber row, String rule) {
        return refused(Reason.WRONG_STATE, row, rule);
    }

    private static Refused refused(Reason reason, PooledNumber row, String rule) {
        return new Refused(reason, "number " + row.number() + ": is " + row.state() + ", " + rule);
    }
}
