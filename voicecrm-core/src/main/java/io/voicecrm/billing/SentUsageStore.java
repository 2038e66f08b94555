package io.voicecrm.billing;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.TenantId;
import java.time.Instant;

/** What was told to a gateway. Gateways forget it; we must not. Implementations are thread-safe. */
@ExtensionPoint
public interface SentUsageStore {

    /** Keeps that a report is about to be sent, unless that is known; durable when it returns. What is known of it. */
    SentUsage begin(TenantId tenant, String id, Instant now);

    /** Keeps that the gateway has a report. Idempotent; nothing if it was not begun. */
    void confirm(TenantId tenant, String id);

    /** A store in memory: for tests, and where a restart may forget. */
    static SentUsageStore inMemory() {
        return new InMemorySentUsage();
    }

    /**
     * What is known of a report.
     *
     * @param firstTriedAt when it was begun for the first time
     * @param isConfirmed whether the gateway has it for certain
     */
    record SentUsage(Instant firstTriedAt, boolean isConfirmed) {}
}
