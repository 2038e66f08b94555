package io.voicecrm.call;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Where call records live. Implementations are thread-safe. */
@ExtensionPoint
public interface CallRecordStore {

    /** The record of a call, if the call is {@code tenant}'s. */
    Optional<CallRecord> find(TenantId tenant, ProviderCallRef ref);

    /**
     * Replaces the stored record, or {@code initial} where there is none, by what {@code change} makes of it. Two changes
     * of one call never overlap, and none is lost.
     *
     * @return the record now stored
     */
    CallRecord update(CallRecord initial, UnaryOperator<CallRecord> change);

    /** The newest calls with a person, newest first, at most {@code limit}. */
    List<CallRecord> recent(TenantId tenant, PhoneNumber person, int limit);

    /** The newest calls with each of some people; people without a call are missing. */
    Map<PhoneNumber, List<CallRecord>> recent(TenantId tenant, Set<PhoneNumber> people, int limit);
}
