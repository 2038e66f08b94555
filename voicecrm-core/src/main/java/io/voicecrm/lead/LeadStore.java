package io.voicecrm.lead;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The CRM. Implementations are thread-safe. */
@ExtensionPoint
public interface LeadStore {

    /**
     * Makes or updates the lead with the update's tenant and number.
     *
     * <p>A new lead is {@link Lead.Status#NEW}, from {@link Lead.Source#VOICE_CALL}, named {@link Lead#UNKNOWN_NAME} if
     * the update names nobody. A lead that exists keeps its name and email where it has them; its intent and last contact
     * follow the latest call. The note of a call replaces an earlier note of the same call, so that applying an update
     * again changes nothing.
     *
     * @return the lead as it is now
     */
    Lead apply(LeadUpdate update);

    /**
     * Adds a lead by hand.
     *
     * @return the stored lead: the given one, or the one that had its number before, unchanged
     */
    Lead add(Lead lead);

    /**
     * Changes a lead by hand: what {@code change} makes of its name, email, status and notes is kept, and when it was made.
     * Changes of one lead, those of calls included, never overlap, and none is lost.
     *
     * @param change is given the lead as it is, and is called once
     * @return the lead as it is now; empty if {@code tenant} has no such lead
     */
    Optional<Lead> edit(TenantId tenant, LeadId id, UnaryOperator<Lead> change);

    /** The lead, if it is {@code tenant}'s. */
    Optional<Lead> find(TenantId tenant, LeadId id);

    /** The tenant's lead with this number. */
    Optional<Lead> find(TenantId tenant, PhoneNumber phone);

    /** The tenant's leads with these ids, in their order; ids that are not the tenant's are missing. */
    List<Lead> findAll(TenantId tenant, List<LeadId> ids);

    /** The tenant's leads with these numbers; numbers without one are missing. */
    Map<PhoneNumber, Lead> findAll(TenantId tenant, Set<PhoneNumber> phones);

    /** What calls left behind about a lead, newest first, at most {@code limit}. */
    List<LeadNote> notes(TenantId tenant, LeadId id, int limit);
}
