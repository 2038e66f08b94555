package io.voicecrm.call;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds whose call an event is about. Never by the URL that the event came to: anybody can call a URL. */
@ExtensionPoint
public interface CallOwners {

    /**
     * The owner, by the event's attempt, else by the attempt that the call is known to belong to, else, for a {@link
     * CallEvent.Started}, by whoever the business's own number is assigned to, else by its agent if that serves one tenant
     * only.
     *
     * <p>Empty means not known yet, or not ours: an event can overtake the answer to the dial that caused it.
     */
    Optional<CallOwner> ownerOf(CallEvent event);

    /**
     * Whose calls come in on a line, by the same rule: whoever the number is assigned to, else the tenant that alone has
     * the agent. Empty if that is nobody, or anybody.
     */
    Optional<TenantId> tenantOf(@Nullable PhoneNumber ours, @Nullable AgentId agent);
}
