package io.voicecrm.compliance;

import io.voicecrm.ExtensionPoint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who bought from a tenant or asked one for an offer. Nothing is ever removed. Implementations are thread-safe. */
@ExtensionPoint
public interface RelationshipStore {

    /** Keeps relationships, all or nothing. One of the same person, kind and moment is there already and stays. */
    void record(Collection<Relationship> relationships);

    /**
     * Ends every relationship of a person with a tenant that began by {@code at} and still stands. Idempotent.
     *
     * @param via how they said so, such as {@code call} or {@code letter}
     * @return how many were ended
     */
    int end(Callee callee, Instant at, String via);

    /** Everything on record, oldest first; nothing for somebody unknown. */
    Map<Callee, List<Relationship>> find(Collection<Callee> callees);
}
