package io.voicecrm.compliance;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * Every decision about every attempt, append-only: one chain per tenant, in which each link carries the hash of the one
 * before it, so that a change in the middle shows. Cutting off the end does not show by itself; whoever must prove that
 * nothing was cut off keeps the last hash elsewhere. Implementations are thread-safe, also across processes.
 */
@ExtensionPoint
public interface DecisionLog {

    /** Adds decisions of any tenants at the ends of their chains, in this order, all or nothing. */
    void append(Collection<DecisionRecord> decisions);

    /**
     * A tenant's chain from a position on.
     *
     * @param from the first position; the chain starts with 1
     * @param limit at least 1
     */
    List<DecisionLink> read(TenantId tenant, long from, int limit);

    /**
     * The position of the first link that is missing, was changed or was put in; empty if the chain is whole. Reads the
     * whole chain.
     */
    default OptionalLong firstBroken(TenantId tenant) {
        String previous = DecisionLink.START;
        long position = 1;
        while (true) {
            List<DecisionLink> page = read(tenant, position, 1_000);
            for (DecisionLink link : page) {
                if (link.position() != position || !link.follows(previous)) {
                    return OptionalLong.of(position);
                }
                previous = link.hash();
                position++;
            }
            if (page.isEmpty()) {
                return OptionalLong.empty();
            }
        }
    }
}
