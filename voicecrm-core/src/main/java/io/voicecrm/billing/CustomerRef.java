package io.voicecrm.billing;

import io.voicecrm.TenantId;

/**
 * A tenant's account with a gateway. Keep it: asking for it again costs a search.
 *
 * @param id the gateway's name for it
 */
public record CustomerRef(TenantId tenant, String id) {

    /** @throws IllegalArgumentException if {@code id} is blank */
    public CustomerRef {
        if (id.isBlank()) {
            throw new IllegalArgumentException("customer of " + tenant + ": id must not be blank");
        }
    }
}
