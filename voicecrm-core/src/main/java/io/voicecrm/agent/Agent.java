package io.voicecrm.agent;

import io.voicecrm.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An agent that exists at a provider, and who may use it.
 *
 * @param id how the provider names it
 * @param owner the only tenant that may use it; null if the platform shares it with all
 * @param type what it is for
 * @param spec what it is
 * @param active false keeps it out of new campaigns and pauses those that run
 * @param createdAt when we first knew it
 */
public record Agent(
        AgentId id, @Nullable TenantId owner, AgentType type, AgentSpec spec, boolean active, Instant createdAt) {

    /** Whether {@code tenant} may place calls with it: it is shared, or the tenant's own. */
    public boolean isUsableBy(TenantId tenant) {
        return owner == null || owner.equals(tenant);
    }

    /** The only tenant that may use it; empty if it is shared. */
    public Optional<TenantId> onlyTenant() {
        return Optional.ofNullable(owner);
    }
}
