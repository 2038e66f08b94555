package io.voicecrm.http;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Sends JSON to one server. Thread-safe.
 *
 * <p>There are two ways to send. {@link #exchange} is for what may be sent again, and the HTTP client does so when a
 * connection turns out to be dead. {@link #once} is for what must not, such as a dial: by default OkHttp resends a POST
 * when a pooled connection breaks, and when the server answers 408 or 503 with {@code Retry-After: 0}.
 */
public final class JsonClient implements AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final String SEEN_RETRY_AFTER = "Seen-Retry-After";

    private final HttpUrl baseUrl;
    private final String keyHeader;
    private final String key;
    private final RateLimiter pace;
    private final OkHttpClient client;
    private final OkHttpClient singleShot;
    private final OkHttpClient downloads;

    /**
     * @param baseUrl where the server is, such as {@code https://api.example.com}
     * @param keyHeader the header that carries the key
     * @param timeout for a whole exchange
     * @param exchangesPerSecond how many exchanges begin per second, dials not counted; further ones wait for their turn
     * @throws IllegalArgumentException if {@code baseUrl} is not an HTTP URL
     */
    public JsonClient(String baseUrl, String keyHeader, String key, Duration timeout, int exchangesPerSecond) {
        this.baseUrl = HttpUrl.get(baseUrl);
        this.keyHeader = keyHeader;
        this.key = key;
        this.pace = RateLimiter.of(
                this.baseUrl.host(),
                RateLimiterConfig.custom()
                        .limitForPeriod(exchangesPerSecond)
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(timeout)
                        .build());
        this.client = new OkHttpClient.Builder()
                .callTimeout(timeout)
                .connectTimeout(Duration.ofSeconds(10))
                .readTimeout(timeout)
                .followRedirects(false)
                .build();
        client.dispatcher().setMaxRequestsPerHost(64);
        this.singleShot = client.newBuilder()
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(JsonClient::hideRetryAfter)
                .build();
        this.downloads = client.newBuilder().callTimeout(Duration.ZERO).build();
    }

    /** A URL below the base, for query parameters to be added. */
    public HttpUrl.Builder url(String path) {
        return baseUrl.newBuilder().addPathSegments(path);
    }

    /**
     * Sends a request that may be sent again.
     *
     * @param json null for a request without a body
     * @throws IOException if no answer arrived, or its turn did not come within the timeout
     */
    public Reply exchange(String method, HttpUrl url, @Nullable String json) throws IOException {
        awaitTurn();
        Request request = request(url)
                .method(method, json == null ? null : RequestBody.create(json, JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            return reply(response);
        }
    }

    /** Sends a POST at most once. Never throws for a server that fails. */
    public Shot once(HttpUrl url, String json) {
        return once(url, new OneShotBody(RequestBody.create(json, JSON)));
    }

    /** Sends a form at most once. Never throws for a server that fails. */
    public Shot once(HttpUrl url, Form form) {
        return once(url, new OneShotBody(form.body()));
    }

    private Shot once(HttpUrl url, OneShotBody body) {
        Request request = request(url).post(body).build();
        try (Response response = singleShot.newCall(request).execute()) {
            return new Shot.Answered(reply(response));
        } catch (Exception e) {
            // Not only an IOException: the client lets an InterruptedException through that it does not declare, and a
            // dial has to be answered for whatever happens.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            String why = e.getClass().getSimpleName();
            return body.wasStarted() ? new Shot.Lost(why) : new Shot.NotSent(why);
        }
    }

    /**
     * Asks for something large. The timeout is for each wait, not for the whole transfer. The key is sent to our own
     * server only, wherever the URL leads.
     *
     * @throws IOException if no answer arrived, or its turn did not come within the timeout
     */
    public Download download(HttpUrl url) throws IOException {
        awaitTurn();
        Request request = request(url).header("Accept", "*/*").build();
        Response response = downloads.newCall(request).execute();
        if (response.isSuccessful()) {
            return Download.of(response);
        }
        try (response) {
            return new Download("", InputStream.nullInputStream(), reply(response));
        }
    }

    /** Closes connections and threads. Idempotent. */
    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private void awaitTurn() throws IOException {
        if (!pace.acquirePermission()) {
            throw new IOException("more requests wait for the provider than it may be asked");
        }
    }

    private Request.Builder request(HttpUrl url) {
        Request.Builder request = new Request.Builder().url(url).header("Accept", "application/json");
        // A recording may lie with somebody else, whom our key is none of the business of.
        return url.host().equals(baseUrl.host()) ? request.header(keyHeader, key) : request;
    }

    private static Reply reply(Response response) throws IOException {
        ResponseBody body = response.body();
        String retryAfter = response.header("Retry-After", response.header(SEEN_RETRY_AFTER));
        if (retryAfter == null && response.code() == 429) {
            // Some say only when the window of their limiter opens again.
            retryAfter = response.header("RateLimit-Reset");
        }
        return new Reply(
                response.code(),
                body.string(),
                response.header("x-trace-id"),
                RetryAfter.seconds(retryAfter),
                response.header("X-RateLimit-Limiter"));
    }

    /** The HTTP client resends on 503 with {@code Retry-After: 0} whatever it is told, unless it does not see the header. */
    private static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String retryAfter = response.header("Retry-After");
        if (retryAfter == null) {
            return response;
        }
        return response.newBuilder()
                .removeHeader("Retry-After")
                .header(SEEN_RETRY_AFTER, retryAfter)
                .build();
    }
}
