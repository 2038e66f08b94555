package io.voicecrm.sample.account;

import io.voicecrm.TenantId;
import java.io.Serial;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param id of the user or the API key
 * @param tenant the only tenant that they act for; null for the platform's own
 */
public record Caller(
        String id, String email, String name, @Nullable String tenant) implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Whether they run the platform. */
    public boolean isPlatform() {
        return tenant == null;
    }

    /** Whether they may act for a tenant at all. */
    public boolean mayActFor(TenantId other) {
        return tenant == null || tenant.equals(other.value());
    }
}
