package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** {@code /create-batch-call}: dials one person after the other as lines become free, within the hours of the batch. */
final class RetellBatches {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final RetellAccount account;
    private final RetellSwitchboard switchboard;
    private final Dialing dialing;
    private final RetellCourier courier;

    RetellBatches(RetellAccount account, RetellSwitchboard switchboard, Dialing dialing, RetellCourier courier) {
        this.account = account;
        this.switchboard = switchboard;
        this.dialing = dialing;
        this.courier = courier;
    }

    HttpReply create(JsonObject request) {
        if (request.text("from_number").isEmpty()) {
            throw RetellError.missing("from_number");
        }
        account.numbers().get(request.text("from_number"));
        List<?> tasks = request.list("tasks");
        if (tasks.isEmpty()) {
            throw RetellError.missing("tasks");
        }
        tasks.forEach(task -> checked((JsonObject) task));
        Instant now = account.clock().instant();
        long trigger = request.whole("trigger_timestamp", now.toEpochMilli());
        Batch batch = new Batch(
                account.ids().next("batch_call_"),
                request,
                new RetellWindows(request.at("call_time_window")),
                new ArrayDeque<>(tasks));
        courier.after(Duration.between(now, Instant.ofEpochMilli(trigger)), () -> work(batch));
        JsonObject answer = new JsonObject()
                .with("batch_call_id", batch.id())
                .with("name", request.text("name"))
                .with("from_number", request.text("from_number"))
                .with("scheduled_timestamp", trigger)
                .with("total_task_count", tasks.size());
        return HttpReply.json(
                201,
                request.has("call_time_window")
                        ? answer.with("call_time_window", request.get("call_time_window"))
                        : answer);
    }

    private record Batch(String id, JsonObject request, RetellWindows windows, Queue<Object> left) {

        boolean isDone() {
            return left.isEmpty();
        }
    }

    private void checked(JsonObject task) {
        if (task.text("to_number").isEmpty()) {
            throw RetellError.missing("to_number");
        }
        String agent = task.text("override_agent_id");
        if (!agent.isEmpty()) {
            account.agents().get(agent);
        }
    }

    /** Dials while there are lines; comes back when there may be some again. One thread at a time works on a batch. */
    private void work(Batch batch) {
        while (!batch.isDone()) {
            Duration closed = batch.windows().untilOpen(account.clock().instant());
            if (!closed.isZero()) {
                courier.after(closed, () -> work(batch));
                return;
            }
            if (!dialed(batch, (JsonObject) batch.left().element())) {
                courier.after(BETWEEN_LOOKS, () -> work(batch));
                return;
            }
            batch.left().remove();
        }
    }

    /** Whether the task is done with: dialed, or found to be impossible. */
    private boolean dialed(Batch batch, JsonObject task) {
        long reserved = batch.request().whole("reserved_concurrency", 0);
        int live = dialing.journal().liveCalls(account.clock().instant());
        if (live >= dialing.rules().concurrencyLimit() - reserved) {
            return false;
        }
        try {
            PhoneNumber to = PhoneNumber.of(task.text("to_number"));
            JsonObject request = task.patchedWith(
                    new JsonObject().with("from_number", batch.request().text("from_number")));
            RetellCall call = switchboard.connect(request, to, dialing.journal().dialsTo(to) + 1, batch.id());
            if (!dialing.ring(to, call)) {
                return false;
            }
            account.calls().keep(call.id(), call);
            courier.schedule(call);
        } catch (RetellError | IllegalArgumentException e) {
            // The provider's own dialer goes on with the next one.
            return true;
        }
        return true;
    }
}
