package io.voicecrm.retell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.context.CallContext;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.SimulatedRetell;
import io.voicecrm.voice.BatchId;
import io.voicecrm.voice.BatchRequest;
import io.voicecrm.voice.BatchSubmission;
import io.voicecrm.voice.CallPlacement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches over the simulator, every exchange held to the provider's description. */
class RetellBatchTest {

    private final WatchedAccount watched = new WatchedAccount();
    private final SimulatedRetell server = watched.server;
    private final Retell provider = watched.provider;
    private final AgentId demo = watched.demo;

    @AfterEach
    void close() {
        watched.close();
    }

    @Test
    void callsEverybodyOfABatchOnceAndFindsEachByItsAttempt() {
        List<BatchRequest.Call> people = IntStream.range(0, 30)
                .mapToObj(n ->
                        new BatchRequest.Call(new AttemptId(UUID.randomUUID()), Fixtures.phone(n), CallContext.empty()))
                .toList();

        BatchSubmission submission = provider.batches()
                .orElseThrow()
                .submit(new BatchRequest(
                        "Spring", demo, server.phoneNumber(), people, Instant.EPOCH.plusSeconds(1), allDay()));

        assertThat(submission).isInstanceOf(BatchSubmission.Submitted.class);
        await().until(() -> server.journal().dials() == people.size());
        assertThat(server.journal().phonesRungTwice()).isEmpty();
        assertThat(server.journal().mostLiveCalls()).isLessThanOrEqualTo(20);
        assertThat(people)
                .allSatisfy(person -> assertThat(provider.calls().findByAttempt(person.attempt(), Instant.EPOCH))
                        .isPresent());
    }

    @Test
    void ringsNobodyOfABatchBeforeItsTimeOrOutsideOfItsHours() {
        BatchRequest.Call person =
                new BatchRequest.Call(new AttemptId(UUID.randomUUID()), Fixtures.phone(1), CallContext.empty());
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        LocalTime inTwoHours = LocalTime.now(ZoneOffset.UTC).plusHours(2);
        BatchRequest.Windows closed = new BatchRequest.Windows(
                List.of(
                        inTwoHours.getHour() < 22
                                ? new BatchRequest.Window(inTwoHours, inTwoHours.plusHours(1))
                                : new BatchRequest.Window(LocalTime.of(10, 0), LocalTime.of(11, 0))),
                EnumSet.allOf(DayOfWeek.class),
                ZoneOffset.UTC);

        submit(new BatchRequest("Later", demo, server.phoneNumber(), List.of(person), tomorrow, null));
        submit(new BatchRequest("Closed", demo, server.phoneNumber(), List.of(person), null, closed));
        submit(BatchRequest.now("Now", demo, server.phoneNumber(), List.of(person)));

        await().until(() -> server.journal().dials() > 0);
        assertThat(server.journal().dials()).isEqualTo(1);
    }

    @Test
    void refusesABatchOfAnAgentThatDoesNotExist() {
        BatchSubmission submission = provider.batches()
                .orElseThrow()
                .submit(BatchRequest.now(
                        "Spring",
                        new AgentId(Retell.ID, "agent_nobody"),
                        server.phoneNumber(),
                        List.of(new BatchRequest.Call(
                                new AttemptId(UUID.randomUUID()), Fixtures.phone(1), CallContext.empty()))));

        assertThat(submission)
                .isInstanceOfSatisfying(
                        BatchSubmission.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(CallPlacement.Reason.AGENT_NOT_FOUND));
    }

    @Test
    void saysThatABatchWasToBeCalledFromSomebodyElsesNumber() {
        BatchSubmission submission = provider.batches()
                .orElseThrow()
                .submit(BatchRequest.now(
                        "Spring",
                        demo,
                        Fixtures.phone(77),
                        List.of(new BatchRequest.Call(
                                new AttemptId(UUID.randomUUID()), Fixtures.phone(1), CallContext.empty()))));

        assertThat(submission)
                .isInstanceOfSatisfying(
                        BatchSubmission.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(CallPlacement.Reason.NUMBER_NOT_OWNED));
    }

    @Test
    void saysThatABatchCannotBeAskedForStoppedOrRepeated() {
        BatchId batch = new BatchId(Retell.ID, "batch_call_1");

        assertThatThrownBy(() -> provider.batches().orElseThrow().find(batch))
                .satisfies(WatchedAccount::isNotSupported);
        assertThatThrownBy(() -> provider.batches().orElseThrow().cancel(batch))
                .satisfies(WatchedAccount::isNotSupported);
        assertThatThrownBy(() -> provider.batches().orElseThrow().retry(batch))
                .satisfies(WatchedAccount::isNotSupported);
    }

    private void submit(BatchRequest request) {
        assertThat(provider.batches().orElseThrow().submit(request)).isInstanceOf(BatchSubmission.Submitted.class);
    }

    private static BatchRequest.Windows allDay() {
        return new BatchRequest.Windows(
                List.of(new BatchRequest.Window(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)),
                EnumSet.allOf(DayOfWeek.class),
                ZoneOffset.UTC);
    }
}
