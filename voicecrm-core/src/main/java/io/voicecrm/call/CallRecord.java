package io.voicecrm.call;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything known about one call so far: a pure fold of its events, the same whatever their order and however often
 * each came. It holds no cost, so that it can be shown to a tenant as it is.
 *
 * @param attempt null for an inbound call
 * @param person the number of the person on the line; null while nobody knows it
 * @param talkTime from answer to hang-up; zero until the call has ended
 * @param providerReason the provider's own word for how it ended
 * @param analyzedAt when transcript and analysis were made, by the provider's clock
 */
public record CallRecord(
        TenantId tenant,
        ProviderCallRef ref,
        @Nullable AttemptId attempt,
        @Nullable PhoneNumber person,
        Direction direction,
        @Nullable AgentId agent,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Duration talkTime,
        @Nullable CallOutcome outcome,
        @Nullable String providerReason,
        @Nullable Instant analyzedAt,
        @Nullable Transcript transcript,
        @Nullable CallAnalysis analysis) {

    /** The record of a call of which only its owner is known. */
    public static CallRecord begin(ProviderCallRef ref, CallOwner owner) {
        return new CallRecord(
                owner.tenant(),
                ref,
                owner.attempt(),
                owner.person(),
                owner.attempt() == null ? Direction.INBOUND : Direction.OUTBOUND,
                null,
                null,
                null,
                Duration.ZERO,
                null,
                null,
                null,
                null,
                null);
    }

    /** Whether the call has ended. */
    public boolean isEnded() {
        return outcome != null;
    }

    /** The record after {@code event}; applying an event again changes nothing. */
    public CallRecord after(CallEvent event) {
        return event.match(new CallRecordFold(this));
    }
}
