package io.voicecrm.http;

import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages that somebody else names, and only from the public internet. Thread-safe; close it to free its
 * connections.
 */
public final class PublicWeb implements AutoCloseable {

    private static final int MAX_REDIRECTS = 3;

    private final OkHttpClient client;
    private final int maxBytes;

    /**
     * @param timeout for one request, redirects not included
     * @param maxBytes how large a page may be
     */
    public PublicWeb(Duration timeout, int maxBytes) {
        this(new OutboundGuard(), timeout, maxBytes);
    }

    PublicWeb(OutboundGuard guard, Duration timeout, int maxBytes) {
        this.client =
                guard.guard(new OkHttpClient.Builder().callTimeout(timeout).build());
        this.maxBytes = maxBytes;
    }

    /**
     * What a server answered.
     *
     * @param url where it came from, after redirects
     * @param contentType as the server says; null if it does not
     */
    public record Page(HttpUrl url, int status, @Nullable String contentType, byte[] body) {}

    /**
     * Fetches a page. Follows up to three redirects, each as wary as the first request.
     *
     * @throws ForbiddenUrlException if the URL or a redirect leads where we do not go
     * @throws IllegalArgumentException if it is not an {@code http} or {@code https} URL
     * @throws IOException if no answer arrived in time, or it is larger than allowed
     */
    public Page get(String url) throws IOException {
        HttpUrl next = HttpUrl.get(url);
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            Request request = new Request.Builder().url(next).build();
            try (Response response = client.newCall(request).execute()) {
                HttpUrl target = redirect(next, response);
                if (target == null) {
                    return new Page(next, response.code(), response.header("Content-Type"), body(response));
                }
                next = target;
            }
        }
        throw new IOException("url: redirects more than " + MAX_REDIRECTS + " times");
    }

    private static @Nullable HttpUrl redirect(HttpUrl from, Response response) {
        String location = response.header("Location");
        return response.isRedirect() && location != null ? from.resolve(location) : null;
    }

    private byte[] body(Response response) throws IOException {
        BufferedSource source = response.body().source();
        if (source.request(maxBytes + 1L)) {
            throw new IOException("url: the page is larger than " + maxBytes + " bytes");
        }
        return source.readByteArray();
    }

    /** Closes connections and threads. Idempotent. */
    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
