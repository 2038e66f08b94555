package io.voicecrm.number;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers of the pool somebody wants to see. Immutable; what is null matches all.
 *
 * @param tenant whose
 * @param state in which state; a reservation that ran out counts as available
 * @param areaCode three digits of a number of the United States or Canada
 * @param region a state or province; case does not matter
 * @param locality a city; case does not matter
 * @param after numbers that come later in E.164 order only; the last one of the page before
 */
public record NumberFilter(
        @Nullable TenantId tenant,
        @Nullable NumberState state,
        @Nullable String areaCode,
        @Nullable String region,
        @Nullable String locality,
        @Nullable PhoneNumber after) {

    /** Every number. */
    public static final NumberFilter ALL = new NumberFilter(null, null, null, null, null, null);

    /** Of a tenant. */
    public NumberFilter of(TenantId newTenant) {
        return new NumberFilter(newTenant, state, areaCode, region, locality, after);
    }

    /** In a state. */
    public NumberFilter in(NumberState newState) {
        return new NumberFilter(tenant, newState, areaCode, region, locality, after);
    }

    /** In an area. */
    public NumberFilter withAreaCode(@Nullable String newAreaCode) {
        return new NumberFilter(tenant, state, newAreaCode, region, locality, after);
    }

    /** At a place. */
    public NumberFilter at(@Nullable String newRegion, @Nullable String newLocality) {
        return new NumberFilter(tenant, state, areaCode, newRegion, newLocality, after);
    }

    /** Following a number. */
    public NumberFilter after(@Nullable PhoneNumber last) {
        return new NumberFilter(tenant, state, areaCode, region, locality, last);
    }
}
