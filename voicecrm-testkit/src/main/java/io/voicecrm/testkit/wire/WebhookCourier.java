package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.wire.Faults.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Brings the results of calls to the customer, signed. Each once and never again, as the provider does by default,
 * unless a fault says otherwise.
 */
final class WebhookCourier implements AutoCloseable {

    private final Clock clock;
    private final ConversationJson conversations;
    private final FaultDice dice;
    private final CallJournal journal;
    private final Postman postman;
    private volatile @Nullable Target target;

    /** Where webhooks go, and what they are signed with. */
    record Target(HttpUrl url, String secret) {}

    WebhookCourier(Clock clock, ConversationJson conversations, FaultDice dice, CallJournal journal) {
        this.clock = clock;
        this.conversations = conversations;
        this.dice = dice;
        this.journal = journal;
        this.postman = new Postman(journal);
    }

    void deliverTo(@Nullable Target newTarget) {
        this.target = newTarget;
    }

    /** Has something else done after a while; nothing if this is closed by then. */
    void after(Duration delay, Runnable task) {
        postman.after(delay, task);
    }

    /** Sends what the conversation ends in, once it has. */
    void schedule(Conversation conversation) {
        PhoneNumber to = PhoneNumber.of(conversation.to());
        Set<Kind> faults = dice.ofWebhook(to, conversation.nth());
        faults.forEach(journal::struck);
        if (faults.contains(Kind.WEBHOOK_LOST)) {
            return;
        }
        Duration delay = Duration.between(clock.instant(), conversation.doneAt());
        Duration analysis = Duration.ofNanos(Math.round(Conversation.ANALYSIS.toNanos() / conversation.speed()));
        delay = delay.plus(dice.holdUp(faults, to, conversation.nth(), analysis));
        boolean twice = faults.contains(Kind.WEBHOOK_TWICE);
        postman.after(delay, () -> send(conversation, twice));
    }

    private void send(Conversation conversation, boolean twice) {
        Target to = target;
        if (to == null) {
            return;
        }
        byte[] body = Json.write(envelope(conversation));
        post(to, body);
        if (twice) {
            post(to, body);
        }
    }

    private JsonObject envelope(Conversation conversation) {
        Instant end = conversation.simulated(conversation.call().ringTime().plus(conversation.talkTime()));
        if (!conversation.wasPickedUp()) {
            return new JsonObject()
                    .with("type", "call_initiation_failure")
                    .with("event_timestamp", end.getEpochSecond())
                    .with("data", InitiationFailure.of(conversation).json(conversation, end));
        }
        return new JsonObject()
                .with("type", "post_call_transcription")
                .with("event_timestamp", end.plus(Conversation.ANALYSIS).getEpochSecond())
                .with("data", conversations.at(Instant.MAX, conversation));
    }

    private void post(Target to, byte[] body) {
        String signature = SignedWebhooks.elevenLabsSignature(to.secret(), body, clock.instant());
        postman.post(to.url(), SignedWebhooks.ELEVENLABS_HEADER, signature, body);
    }

    /** Forgets what is still to be sent, and waits for what is being sent. */
    @Override
    public void close() {
        postman.close();
    }
}
