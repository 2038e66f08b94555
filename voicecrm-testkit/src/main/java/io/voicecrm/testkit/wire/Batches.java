package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.Direction;
import io.voicecrm.testkit.wire.Batch.Recipient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** {@code /v1/convai/batch-calling}: the provider's own dialer. It begins when it is told to and keeps to its lines. */
final class Batches {

    private static final int MOST_RECIPIENTS = 10_000;

    private final Clock clock;
    private final Account account;
    private final Switchboard switchboard;
    private final Dialing dialing;
    private final WebhookCourier courier;
    private final Ids ids;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, Batch> batches = new ConcurrentHashMap<>();

    Batches(Clock clock, Account account, Switchboard switchboard, Dialing dialing, WebhookCourier courier, Ids ids) {
        this.clock = clock;
        this.account = account;
        this.switchboard = switchboard;
        this.dialing = dialing;
        this.courier = courier;
        this.ids = ids;
    }

    HttpReply submit(JsonObject request) {
        for (String field : List.of("call_name", "agent_id", "agent_phone_number_id")) {
            if (request.text(field).isEmpty()) {
                throw ApiError.missing("body", field);
            }
        }
        List<?> recipients = request.list("recipients");
        if (recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS) {
            throw ApiError.invalid("too_long", "List should have 1 to 10000 items", "body", "recipients");
        }
        JsonObject agent = account.agent(request.text("agent_id"));
        OwnedNumber number = account.number(request.text("agent_phone_number_id"));
        Batch batch = new Batch(
                ids.next("btcal_"), sequence.incrementAndGet(), request, agent.text("name"), number, clock.instant());
        for (Object recipient : recipients) {
            if (recipient instanceof JsonObject object) {
                batch.add(object, ids.next("rcpt_"));
            }
        }
        batches.put(batch.id(), batch);
        courier.after(Duration.between(clock.instant(), batch.beginsAt()), () -> dial(batch));
        return HttpReply.ok(batch.json(clock.instant()));
    }

    HttpReply list(HttpRequest request) {
        int limit = (int) Paging.number(request.parameter("limit"), 100, 1, 1000, "invalid_page_size");
        long before = Paging.number(request.parameter("last_doc"), Long.MAX_VALUE, 0, Long.MAX_VALUE, "invalid_cursor");
        String agent = request.parameter("agent_id");
        List<Batch> found = batches.values().stream()
                .filter(batch -> batch.sequence() < before)
                .filter(batch -> agent == null || agent.equals(batch.agentId()))
                .sorted(Comparator.comparingLong(Batch::sequence).reversed())
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<Batch> page = more ? found.subList(0, limit) : found;
        Instant now = clock.instant();
        return HttpReply.ok(new JsonObject()
                .with("batch_calls", page.stream().map(batch -> batch.json(now)).toList())
                .with("next_doc", more ? Long.toString(page.get(limit - 1).sequence()) : null)
                .with("has_more", more));
    }

    HttpReply get(String id) {
        return HttpReply.ok(batch(id).detailedJson(clock.instant()));
    }

    HttpReply cancel(String id) {
        Batch batch = batch(id);
        batch.cancel(clock.instant());
        return HttpReply.ok(batch.json(clock.instant()));
    }

    HttpReply retry(String id) {
        Batch batch = batch(id);
        batch.retry(clock.instant());
        courier.after(Duration.ZERO, () -> dial(batch));
        return HttpReply.ok(batch.json(clock.instant()));
    }

    HttpReply delete(String id) {
        batch(id).cancel(clock.instant());
        batches.remove(id);
        return HttpReply.empty(204);
    }

    private Batch batch(String id) {
        Batch batch = batches.get(id);
        if (batch == null) {
            throw ApiError.notFound("batch_call", id);
        }
        return batch;
    }

    /** Dials as many as there are lines for, and comes back when the next one is free. */
    private void dial(Batch batch) {
        synchronized (batch) {
            Instant now = clock.instant();
            long free = lines(batch) - batch.live(now);
            for (Recipient recipient : batch.waiting()) {
                if (free <= 0 || !dial(batch, recipient)) {
                    courier.after(Duration.between(now, batch.nextEnd(now)), () -> dial(batch));
                    return;
                }
                free--;
            }
        }
    }

    /** False if the account has no line left. */
    private boolean dial(Batch batch, Recipient recipient) {
        try {
            PhoneNumber to = PhoneNumber.of(recipient.number());
            Conversation conversation = switchboard.connect(
                    new Origin(ids.next("conv_"), Direction.OUTBOUND, batch.link(recipient)),
                    batch.dial(recipient),
                    to,
                    dialing.journal().dialsTo(to) + 1);
            if (!dialing.ring(to, conversation)) {
                return false;
            }
            switchboard.keep(conversation);
            courier.schedule(conversation);
            recipient.dialed(conversation, clock.instant());
        } catch (IllegalArgumentException | ApiError e) {
            recipient.failed(clock.instant());
        }
        return true;
    }

    /** As many as the batch asks for, else half of what the account has. */
    private long lines(Batch batch) {
        return batch.targetConcurrency(Math.max(1, dialing.rules().concurrencyLimit() / 2));
    }
}
