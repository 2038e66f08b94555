package io.voicecrm.call;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.CallEvent.Analyzed;
import io.voicecrm.call.CallEvent.Ended;
import io.voicecrm.call.CallEvent.HungUp;
import io.voicecrm.call.CallEvent.Priced;
import io.voicecrm.call.CallEvent.Started;
import io.voicecrm.call.CallEvent.Unrecognized;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How each kind of event changes a record. Facts of one kind of event fill fields that no other kind touches, and of two
 * events of one kind the later one by the provider's clock wins; that is what makes the order irrelevant.
 */
record CallRecordFold(CallRecord now) implements CallEvent.Cases<CallRecord> {

    @Override
    public CallRecord started(Started event) {
        if (now.startedAt() != null && !event.occurredAt().isBefore(now.startedAt())) {
            return now;
        }
        PhoneNumber other = event.direction() == Direction.OUTBOUND ? event.to() : event.from();
        return new CallRecord(
                now.tenant(),
                now.ref(),
                now.attempt(),
                other != null ? other : now.person(),
                event.direction(),
                event.agent(),
                event.occurredAt(),
                now.endedAt(),
                now.talkTime(),
                now.outcome(),
                now.providerReason(),
                now.analyzedAt(),
                now.transcript(),
                now.analysis());
    }

    @Override
    public CallRecord hungUp(HungUp event) {
        return now;
    }

    @Override
    public CallRecord ended(Ended event) {
        if (!isLater(event.occurredAt(), now.endedAt())) {
            return now;
        }
        return new CallRecord(
                now.tenant(),
                now.ref(),
                now.attempt(),
                now.person(),
                now.direction(),
                now.agent(),
                now.startedAt(),
                event.occurredAt(),
                event.talkTime(),
                event.outcome(),
                event.providerReason(),
                now.analyzedAt(),
                now.transcript(),
                now.analysis());
    }

    @Override
    public CallRecord analyzed(Analyzed event) {
        if (!isLater(event.occurredAt(), now.analyzedAt())) {
            return now;
        }
        return new CallRecord(
                now.tenant(),
                now.ref(),
                now.attempt(),
                now.person(),
                now.direction(),
                now.agent(),
                now.startedAt(),
                now.endedAt(),
                now.talkTime(),
                now.outcome(),
                now.providerReason(),
                event.occurredAt(),
                event.transcript(),
                event.analysis());
    }

    @Override
    public CallRecord priced(Priced event) {
        return now;
    }

    @Override
    public CallRecord unrecognized(Unrecognized event) {
        return now;
    }

    private static boolean isLater(Instant candidate, @Nullable Instant current) {
        return current == null || candidate.isAfter(current);
    }
}
