package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.wire.Faults.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Brings the results of calls to the customer, signed. Each once and never again, as the provider does by default,
 * unless a fault says otherwise.
 */
final class WebhookCourier implements AutoCloseable {

    private static final int SENDERS = 16;
    private static final MediaType JSON = MediaType.get("application/json");

    private final Clock clock;
    private final ConversationJson conversations;
    private final FaultDice dice;
    private final CallJournal journal;
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, daemon("simulated-provider-timer"));
    private final ThreadPoolExecutor senders = new ThreadPoolExecutor(
            SENDERS, SENDERS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemon("simulated-provider-webhook"));
    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(SENDERS, 30, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .callTimeout(Duration.ofSeconds(20))
            .build();
    private volatile @Nullable Target target;

    /** Where webhooks go, and what they are signed with. */
    record Target(HttpUrl url, String secret) {}

    WebhookCourier(Clock clock, ConversationJson conversations, FaultDice dice, CallJournal journal) {
        this.clock = clock;
        this.conversations = conversations;
        this.dice = dice;
        this.journal = journal;
        senders.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void deliverTo(@Nullable Target newTarget) {
        this.target = newTarget;
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
        if (faults.contains(Kind.WEBHOOK_LATE)) {
            delay = delay.plus(analysis.multipliedBy(10));
        }
        if (faults.contains(Kind.WEBHOOK_REORDERED)) {
            double share = dice.holdBack(to, conversation.nth());
            delay = delay.plusNanos(Math.round(analysis.toNanos() * 5 * share));
        }
        long millis = Math.max(0, delay.toNanos() / 1_000_000 + 1);
        boolean twice = faults.contains(Kind.WEBHOOK_TWICE);
        // Nobody waits for a delivery; what becomes of it is in the journal.
        ScheduledFuture<?> unused =
                timer.schedule(() -> senders.execute(() -> send(conversation, twice)), millis, TimeUnit.MILLISECONDS);
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
        Request request = new Request.Builder()
                .url(to.url())
                .header(
                        SignedWebhooks.ELEVENLABS_HEADER,
                        SignedWebhooks.elevenLabsSignature(to.secret(), body, clock.instant()))
                .post(RequestBody.create(body, JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            journal.delivered(response.code() == 200);
        } catch (Exception e) {
            // Not only an IOException: the client lets an InterruptedException through that it does not declare.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            journal.delivered(false);
        }
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Forgets what is still to be sent, and waits for what is being sent. */
    @Override
    public void close() {
        timer.shutdownNow();
        senders.shutdownNow();
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        try {
            senders.awaitTermination(5, TimeUnit.SECONDS);
            timer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
