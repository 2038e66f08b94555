package io.voicecrm.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody must not be called.
 *
 * @param tenant by whom; null for everybody on the platform
 * @param phone which number
 * @param source how we know
 * @param note for people, such as who said so or in which call; may be empty
 * @param at since when
 */
public record DoNotCall(@Nullable TenantId tenant, PhoneNumber phone, Source source, String note, Instant at) {

    /** How we came to know that somebody must not be called. */
    public enum Source {
        /** They said so in a call. */
        CALL,
        /** A file was imported. */
        FILE,
        /** A program said so. */
        API,
        /** Somebody typed it in. */
        PERSON,
        /** They answered a message with STOP or the like. */
        MESSAGE
    }
}
