package io.voicecrm.testkit.wire;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Brings webhooks to the customer when it is time. What they say and how they are signed is each provider's own. */
final class Postman implements AutoCloseable {

    private static final int SENDERS = 16;
    private static final MediaType JSON = MediaType.get("application/json");

    /** Unless said otherwise; every provider gives up sooner or later. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CallJournal journal;
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, daemon("simulated-provider-timer"), new DiscardPolicy());
    private final ThreadPoolExecutor senders = new ThreadPoolExecutor(
            SENDERS,
            SENDERS,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemon("simulated-provider-webhook"),
            new DiscardPolicy());
    private final OkHttpClient client;

    Postman(CallJournal journal) {
        this(journal, PATIENCE);
    }

    /** @param patience how long it waits for an answer */
    Postman(CallJournal journal, Duration patience) {
        this.journal = journal;
        this.client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(SENDERS, 30, TimeUnit.SECONDS))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .callTimeout(patience)
                .build();
        senders.allowCoreThreadTimeOut(true);
        // Who is told to do something while this closes does not do it.
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        senders.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Has something done on a thread of its own after a while; nothing if this is closed by then. */
    void after(Duration delay, Runnable task) {
        long millis = Math.max(0, delay.toNanos() / 1_000_000 + 1);
        // Nobody waits for a delivery; what becomes of it is in the journal.
        ScheduledFuture<?> unused = timer.schedule(() -> senders.execute(task), millis, TimeUnit.MILLISECONDS);
    }

    /** Posts a webhook; whether it was answered with a success. */
    boolean post(HttpUrl url, String signatureHeader, String signature, byte[] body) {
        return deliver(signed(url, signatureHeader, signature, body)).isPresent();
    }

    /** Sends a webhook and keeps in the journal whether it arrived: the body of a success, or empty. */
    Optional<byte[]> deliver(Request request) {
        Optional<byte[]> answer = send(request);
        journal.delivered(answer.isPresent());
        return answer;
    }

    /** Posts a webhook that wants an answer: the body of a success, or empty. It is no delivery. */
    Optional<byte[]> ask(HttpUrl url, String signatureHeader, String signature, byte[] body) {
        return send(signed(url, signatureHeader, signature, body));
    }

    private static Request signed(HttpUrl url, String signatureHeader, String signature, byte[] body) {
        return new Request.Builder()
                .url(url)
                .header(signatureHeader, signature)
                .post(RequestBody.create(body, JSON))
                .build();
    }

    private Optional<byte[]> send(Request request) {
        try (Response response = client.newCall(request).execute()) {
            return response.isSuccessful() ? Optional.of(response.body().bytes()) : Optional.empty();
        } catch (Exception e) {
            // Not only an IOException: the client lets an InterruptedException through that it does not declare.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
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
