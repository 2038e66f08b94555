package io.voicecrm.voice;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.ProviderCallRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a batch is.
 *
 * @param dispatched calls that were placed so far
 * @param finished calls that are over
 * @param scheduledFor when the first call may ring; null if the provider does not say
 * @param recipients one per person; empty in a listing
 */
public record BatchStatus(
        BatchId id,
        String name,
        State state,
        int total,
        int dispatched,
        int finished,
        @Nullable Instant scheduledFor,
        List<Recipient> recipients) {

    /** Copies {@code recipients}. */
    public BatchStatus {
        recipients = List.copyOf(recipients);
    }

    /** Where a batch, or one of its recipients, stands. */
    public enum State {
        /** Not begun. */
        WAITING,
        /** Being called. */
        RUNNING,
        /** Over, and as it should be. */
        COMPLETED,
        /** Over: a machine answered. */
        VOICEMAIL,
        /** Over, and not as it should be. */
        FAILED,
        /** Stopped by us. */
        CANCELLED,
        /** A word that we do not know yet. */
        UNRECOGNIZED
    }

    /**
     * One person on the list.
     *
     * @param attempt null if the batch was not handed over by us
     * @param number null where the provider withholds it
     * @param call null until it was placed
     */
    public record Recipient(
            @Nullable AttemptId attempt,
            @Nullable PhoneNumber number,
            State state,
            @Nullable ProviderCallRef call) {}
}
