package io.voicecrm.testkit.wire;

import io.voicecrm.testkit.SignedWebhooks;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Posts signed forms to the customer, now or after a while. Thread-safe. */
final class TwilioPostman implements AutoCloseable {

    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded; charset=utf-8");

    private final CallJournal journal;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(4, task -> {
        Thread thread = new Thread(task, "simulated-twilio-webhook");
        thread.setDaemon(true);
        return thread;
    });
    private final OkHttpClient client = new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .callTimeout(Duration.ofSeconds(15))
            .build();

    TwilioPostman(CallJournal journal) {
        this.journal = journal;
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Where a form goes, and what signs it. */
    record Address(String url, String token) {}

    /** Has something done on a thread of its own after a while; nothing if this is closed by then. */
    void after(Duration delay, Runnable task) {
        // Nobody waits for a delivery; what becomes of it is in the journal.
        ScheduledFuture<?> unused = timer.schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    }

    /** Posts now; the body of an answer with status 200, null otherwise. */
    @Nullable
    String post(Address to, FormBody form, String delivery) {
        byte[] body = form.encoded();
        Request request = new Request.Builder()
                .url(to.url())
                .header(
                        SignedWebhooks.TWILIO_HEADER,
                        SignedWebhooks.twilioSignature(to.token(), to.url(), form.parameters()))
                .header("I-Twilio-Idempotency-Token", delivery)
                .post(RequestBody.create(body, FORM))
                .build();
        try (Response answer = client.newCall(request).execute()) {
            journal.delivered(answer.isSuccessful());
            return answer.isSuccessful() ? answer.body().string() : null;
        } catch (IOException e) {
            journal.delivered(false);
            return null;
        }
    }

    /** Forgets what is still to be sent, and waits for what is being sent. */
    @Override
    public void close() {
        timer.shutdownNow();
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        try {
            timer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
