package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.wire.Faults.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/convai/twilio/outbound-call}: rings a phone, unless something is wrong or made to go wrong. */
final class OutboundCalls {

    private final Switchboard switchboard;
    private final Rules rules;
    private final FaultDice dice;
    private final CallJournal journal;
    private final WebhookCourier courier;

    /**
     * How this account may dial.
     *
     * @param concurrencyLimit how many calls may ring or talk at once
     * @param answerLatency how long each answer takes
     */
    record Rules(int concurrencyLimit, Duration answerLatency) {}

    OutboundCalls(Switchboard switchboard, Rules rules, FaultDice dice, CallJournal journal, WebhookCourier courier) {
        this.switchboard = switchboard;
        this.rules = rules;
        this.dice = dice;
        this.journal = journal;
        this.courier = courier;
    }

    HttpReply place(JsonObject request) {
        for (String field : List.of("agent_id", "agent_phone_number_id", "to_number")) {
            if (!(request.get(field) instanceof String)) {
                throw ApiError.missing("body", field);
            }
        }
        PhoneNumber to;
        try {
            to = PhoneNumber.of(request.text("to_number"));
        } catch (IllegalArgumentException e) {
            return refused("The number to call is not valid");
        }
        Kind fault = dice.ofDial(to, journal.requested(to)).orElse(null);
        if (fault != null) {
            journal.struck(fault);
        }
        pause(rules.answerLatency());
        if (fault == Kind.FAIL_BEFORE_ACCEPT) {
            throw ApiError.current(503, "service_unavailable", "service_unavailable", "Service unavailable.");
        }
        if (fault == Kind.REFUSE_FOR_CAPACITY) {
            throw overTheLimit();
        }
        Conversation conversation = switchboard.connect(request, to, journal.dialsTo(to) + 1);
        if (!journal.occupy(conversation.dialedAt(), conversation.endsAt(), rules.concurrencyLimit())) {
            throw overTheLimit();
        }
        journal.dialed(to, conversation.userId());
        switchboard.keep(conversation);
        courier.schedule(conversation);
        return answer(conversation, fault);
    }

    private HttpReply answer(Conversation conversation, @Nullable Kind fault) {
        if (fault == Kind.DROP_AFTER_ACCEPT) {
            return HttpReply.hangingUp();
        }
        if (fault == Kind.BAD_GATEWAY_AFTER_ACCEPT) {
            return HttpReply.json(502, new JsonObject().with("detail", "Bad Gateway"));
        }
        if (fault == Kind.SLOW_ANSWER) {
            pause(dice.faults().slowness());
        }
        return HttpReply.ok(new JsonObject()
                .with("success", true)
                .with("message", "Success")
                .with("conversation_id", conversation.id())
                .with("callSid", conversation.callSid()));
    }

    private static HttpReply refused(String message) {
        return HttpReply.ok(new JsonObject()
                .with("success", false)
                .with("message", message)
                .with("conversation_id", null)
                .with("callSid", null));
    }

    private static ApiError overTheLimit() {
        return ApiError.current(
                429,
                "rate_limit_error",
                "concurrent_limit_exceeded",
                "Too many concurrent conversations. Wait for one to end, or upgrade the plan.");
    }

    private static void pause(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
