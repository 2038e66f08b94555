package io.voicecrm.compliance;

import io.voicecrm.ExtensionPoint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who permitted calls. Nothing is ever removed. Implementations are thread-safe. */
@ExtensionPoint
public interface ConsentStore {

    /** Keeps permissions, all or nothing. One of the same person, purpose and moment is there already and stays. */
    void record(Collection<Consent> consents);

    /**
     * Takes back every permission that a person gave a tenant and that still stands. Idempotent.
     *
     * @param via how they said so, such as {@code call} or {@code letter}
     * @return how many were taken back
     */
    int revoke(Callee callee, Instant at, String via);

    /** Everything that people gave and took back, oldest first; nothing for somebody unknown. */
    Map<Callee, List<Consent>> find(Collection<Callee> callees);
}
