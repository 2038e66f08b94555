package io.voicecrm.compliance;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls that people answered. Implementations are thread-safe. */
@ExtensionPoint
public interface LiveAnswerStore {

    /** Keeps what is known of a call; later knowledge of the same call replaces it. Idempotent. */
    void record(LiveAnswer answer);

    /** The answers of people after {@code since}, oldest first. Nobody is in the map who did not answer. */
    Map<Callee, List<LiveAnswer>> since(Collection<Callee> callees, Instant since);

    /** How many answered calls of each campaign after {@code since} were abandoned; campaigns without any are missing. */
    Map<UUID, Abandonment> abandonment(TenantId tenant, Set<UUID> campaigns, Instant since);

    /**
     * How many calls that a person answered were abandoned, among those that were measured.
     *
     * @param answered all that a person answered
     * @param abandoned those among them in which nobody spoke to the person in time
     * @param oldestAbandoned when the first of these was; null if there was none
     */
    record Abandonment(
            long answered, long abandoned, @Nullable Instant oldestAbandoned) {}
}
