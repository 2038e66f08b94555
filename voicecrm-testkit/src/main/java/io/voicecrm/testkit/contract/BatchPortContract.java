package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.voicecrm.call.AttemptId;
import io.voicecrm.context.CallContext;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.voice.BatchCalls;
import io.voicecrm.voice.BatchId;
import io.voicecrm.voice.BatchRequest;
import io.voicecrm.voice.BatchStatus;
import io.voicecrm.voice.BatchStatus.State;
import io.voicecrm.voice.BatchSubmission;
import io.voicecrm.voice.BatchSubmission.Submitted;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.VoiceProvider;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * What a {@link VoiceProvider} must do with batches, if it offers them. Part of {@link VoiceProviderContract}; not extended
 * by itself.
 */
@NullMarked
abstract class BatchPortContract extends ProviderScene {

    @Test
    void ringsEverybodyOfABatchOnce() {
        BatchCalls batches = port(Capability.BATCH_CALLS, provider().batches());
        List<BatchRequest.Call> calls = List.of(call(11), call(12), call(13));

        BatchSubmission submission = batches.submit(batch(calls));

        assertThat(submission).isInstanceOf(Submitted.class);
        for (BatchRequest.Call call : calls) {
            until(() -> subject().dialsTo(call.to()), dials -> dials == 1);
            assertThat(provider().calls().findByAttempt(call.attempt(), longAgo()))
                    .isPresent();
        }
    }

    @Test
    void tellsHowFarABatchIsOrRefusesTo() {
        BatchCalls batches = port(Capability.BATCH_CALLS, provider().batches());
        BatchRequest.Call call = call(14);
        BatchId id = submitted(batches, batch(List.of(call)));

        if (!offers(Capability.BATCH_STATUS)) {
            refuses(() -> batches.find(id));
            return;
        }
        BatchStatus status = until(
                () -> batches.find(id).orElseThrow(),
                found -> found.finished() == 1 && found.state() == State.COMPLETED);
        assertThat(status.total()).isEqualTo(1);
        assertThat(status.recipients()).singleElement().satisfies(recipient -> {
            assertThat(recipient.attempt()).isEqualTo(call.attempt());
            assertThat(recipient.number()).isEqualTo(call.to());
            assertThat(recipient.call()).isNotNull();
        });
        assertThat(batches.recent(null).items()).extracting(BatchStatus::id).contains(id);
        assertThat(batches.find(new BatchId(id.provider(), "batch_nobody_knows")))
                .isEmpty();
    }

    @Test
    void ringsNobodyOfABatchThatWasCancelledInTimeOrRefusesToCancel() {
        BatchCalls batches = port(Capability.BATCH_CALLS, provider().batches());
        BatchRequest.Call call = call(15);
        // Every provider takes a start to the second; nobody waits for this one.
        BatchRequest tomorrow = new BatchRequest(
                "Tomorrow",
                subject().agent(),
                subject().callerId(),
                List.of(call),
                Instant.ofEpochSecond(4_102_444_800L),
                null);
        BatchId id = submitted(batches, tomorrow);

        if (!offers(Capability.BATCH_CANCEL)) {
            refuses(() -> batches.cancel(id));
            return;
        }
        batches.cancel(id);
        batches.cancel(id);

        assertThat(batches.find(id))
                .hasValueSatisfying(status -> assertThat(status.state()).isEqualTo(State.CANCELLED));
        assertThat(subject().dialsTo(call.to())).isZero();
    }

    @Test
    void callsThoseAgainWhomABatchDidNotReachOrRefusesTo() {
        BatchCalls batches = port(Capability.BATCH_CALLS, provider().batches());
        BatchRequest.Call call = call(18);
        BatchId id = submitted(batches, batch(List.of(call)));
        until(() -> subject().dialsTo(call.to()), dials -> dials == 1);

        if (!offers(Capability.BATCH_RETRY)) {
            refuses(() -> batches.retry(id));
            assertThat(subject().dialsTo(call.to())).isEqualTo(1);
            return;
        }
        until(() -> batches.find(id).orElseThrow(), found -> found.state() == State.COMPLETED);
        batches.retry(id);

        until(() -> batches.find(id).orElseThrow(), found -> found.state() == State.COMPLETED);
        assertThat(subject().dialsTo(call.to())).isBetween(1, 2);
    }

    @Test
    void keepsABatchToItsHoursOrRefusesIt() {
        BatchCalls batches = port(Capability.BATCH_CALLS, provider().batches());
        BatchRequest.Windows windows = new BatchRequest.Windows(
                List.of(new BatchRequest.Window(LocalTime.of(9, 0), LocalTime.of(17, 0))),
                Set.of(DayOfWeek.MONDAY),
                ZoneOffset.UTC);
        BatchRequest request = new BatchRequest(
                "Office hours", subject().agent(), subject().callerId(), List.of(call(16)), null, windows);

        if (offers(Capability.BATCH_WINDOWS)) {
            assertThat(batches.submit(request)).isInstanceOf(Submitted.class);
        } else {
            refuses(() -> batches.submit(request));
            assertThat(subject().dialsTo(Fixtures.phone(16))).isZero();
        }
    }

    @Test
    void refusesABatchFromANumberThatTheAccountDoesNotOwn() {
        BatchCalls batches = port(Capability.BATCH_CALLS, provider().batches());
        BatchRequest.Call call = call(17);

        BatchSubmission submission =
                batches.submit(BatchRequest.now("Stolen", subject().agent(), Fixtures.phone(77), List.of(call)));

        // Not every provider says which part of the request it could not find.
        assertThat(submission).isInstanceOf(BatchSubmission.Refused.class);
        assertThat(subject().dialsTo(call.to())).isZero();
    }

    private BatchRequest batch(List<BatchRequest.Call> calls) {
        return BatchRequest.now("A batch", subject().agent(), subject().callerId(), calls);
    }

    private static BatchRequest.Call call(int person) {
        return new BatchRequest.Call(new AttemptId(UUID.randomUUID()), Fixtures.phone(person), CallContext.empty());
    }

    private static BatchId submitted(BatchCalls batches, BatchRequest request) {
        return batches.submit(request) instanceof Submitted submitted ? submitted.batch() : fail("not submitted");
    }
}
