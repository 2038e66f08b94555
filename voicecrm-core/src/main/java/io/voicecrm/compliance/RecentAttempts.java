package io.voicecrm.compliance;

import io.voicecrm.ExtensionPoint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** When people were called, over all campaigns of a tenant. Implementations are thread-safe. */
@ExtensionPoint
public interface RecentAttempts {

    /**
     * When requests to dial somebody left us after {@code since}, oldest first; without those of which it is certain that
     * nothing was dialed. Nobody is in the map who was not called.
     */
    Map<Callee, List<Instant>> since(Collection<Callee> callees, Instant since);
}
