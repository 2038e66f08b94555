package io.voicecrm.text;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where messages are kept, and who does not want any. Implementations are thread-safe. */
@ExtensionPoint
public interface TextStore {

    /** Adds a message. When this returns, a crash no longer loses it. Idempotent by its id. */
    void add(TextMessage message);

    /** The message, whoever's it is. */
    Optional<TextMessage> find(TextId id);

    /**
     * Writes what became of a message, if its state may become that of {@code next}.
     *
     * @return whether it was written
     */
    boolean advance(TextMessage next);

    /** A tenant's newest messages, newest first. */
    List<TextMessage> newest(TenantId tenant, int limit);

    /** Keeps that a person does not want to be texted by a tenant; false if it was kept before. */
    boolean optOut(OptOut wish);

    /** Keeps that the person wants to be texted after all; false if there was nothing to take back. */
    boolean optIn(TenantId tenant, PhoneNumber person, Instant at);

    /** The wish of a person not to be texted by a tenant, if it still holds. */
    Optional<OptOut> optOutOf(TenantId tenant, PhoneNumber person);
}
