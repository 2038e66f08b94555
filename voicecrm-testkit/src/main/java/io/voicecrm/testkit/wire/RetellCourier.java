package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.wire.Faults.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reports calls as Retell does: that one began, that it ended, and what it was about; each signed, and sent up to three
 * times more while it is not accepted. A call that nobody picked up never began, but ended all the same.
 */
final class RetellCourier implements AutoCloseable {

    private static final int TRIES = 4;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

    private final RetellAccount account;
    private final RetellCallJson calls;
    private final FaultDice dice;
    private final CallJournal journal;
    private final String apiKey;
    private final Postman postman;
    private volatile @Nullable HttpUrl target;

    /** @param apiKey what webhooks are signed with */
    RetellCourier(RetellAccount account, RetellCallJson calls, FaultDice dice, CallJournal journal, String apiKey) {
        this.account = account;
        this.calls = calls;
        this.dice = dice;
        this.journal = journal;
        this.apiKey = apiKey;
        this.postman = new Postman(journal);
    }

    /** What is sent of a call, in this order. */
    private enum Event {
        CALL_STARTED,
        CALL_ENDED,
        CALL_ANALYZED;

        String word() {
            return switch (this) {
                case CALL_STARTED -> "call_started";
                case CALL_ENDED -> "call_ended";
                case CALL_ANALYZED -> "call_analyzed";
            };
        }
    }

    /** Where the reports of agents go that have no address of their own; null for nowhere. */
    void deliverTo(@Nullable HttpUrl url) {
        this.target = url;
    }

    /** Has something done after a while. */
    void after(Duration delay, Runnable task) {
        postman.after(delay, task);
    }

    /** Asks the customer something, signed; the body of the answer, or empty if there is none. */
    Optional<byte[]> ask(HttpUrl url, byte[] body) {
        String signature =
                SignedWebhooks.retellSignature(apiKey, body, account.clock().instant());
        return postman.ask(url, SignedWebhooks.RETELL_HEADER, signature, body);
    }

    /** Sends what becomes of the call, when it does. */
    void schedule(RetellCall call) {
        if (call.isPickedUp()) {
            schedule(call, Event.CALL_STARTED, call.answeredAt());
        }
        ended(call);
    }

    /** Sends how the call ended. Where somebody ended it before its time, its later end is not reported any more. */
    void ended(RetellCall call) {
        schedule(call, Event.CALL_ENDED, call.endsAt());
        schedule(call, Event.CALL_ANALYZED, call.analyzedAt());
    }

    private void schedule(RetellCall call, Event event, Instant when) {
        PhoneNumber to = PhoneNumber.of(call.to());
        int nth = call.nth() * Event.values().length + event.ordinal();
        Set<Kind> faults = dice.ofWebhook(to, nth);
        faults.forEach(journal::struck);
        if (faults.contains(Kind.WEBHOOK_LOST)) {
            return;
        }
        Duration delay = Duration.between(account.clock().instant(), when)
                .plus(dice.holdUp(faults, to, nth, scaled(RetellCall.ANALYSIS, call)));
        boolean twice = faults.contains(Kind.WEBHOOK_TWICE);
        postman.after(delay, () -> send(call, event, twice));
    }

    private void send(RetellCall call, Event event, boolean twice) {
        HttpUrl to = addressOf(call);
        boolean isOvertaken = !account.calls().has(call.id())
                || (event != Event.CALL_STARTED
                        && !account.calls().get(call.id()).endsAt().equals(call.endsAt()));
        if (to == null || isOvertaken) {
            return;
        }
        byte[] body = Json.write(new JsonObject().with("event", event.word()).with("call", told(call, event)));
        post(to, body, call, 1);
        if (twice) {
            post(to, body, call, TRIES);
        }
    }

    private JsonObject told(RetellCall call, Event event) {
        return calls.at(
                switch (event) {
                    case CALL_STARTED -> call.answeredAt();
                    case CALL_ENDED -> call.endsAt();
                    case CALL_ANALYZED -> call.analyzedAt();
                },
                call);
    }

    private void post(HttpUrl to, byte[] body, RetellCall call, int nthTry) {
        Clock clock = account.clock();
        String signature = SignedWebhooks.retellSignature(apiKey, body, clock.instant());
        if (!postman.post(to, SignedWebhooks.RETELL_HEADER, signature, body) && nthTry < TRIES) {
            postman.after(scaled(BETWEEN_TRIES, call), () -> post(to, body, call, nthTry + 1));
        }
    }

    /** The agent's own address replaces that of the account. */
    private @Nullable HttpUrl addressOf(RetellCall call) {
        String own = call.agent().text("webhook_url");
        return own.isEmpty() ? target : HttpUrl.parse(own);
    }

    private static Duration scaled(Duration simulated, RetellCall call) {
        return Duration.ofNanos(Math.round(simulated.toNanos() / call.speed()));
    }

    /** Forgets what is still to be sent, and waits for what is being sent. */
    @Override
    public void close() {
        postman.close();
    }
}
