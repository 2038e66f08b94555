package io.voicecrm.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Sends what the library asks for once; when to send it again is the library's to decide, under the request's key.
 * Thread-safe.
 *
 * <p>The library's own way over the wire is not used: below it the JDK resends a POST by itself when a connection breaks,
 * and an error without a body, such as a proxy's, ends in a {@link NullPointerException}.
 */
final class SingleShotHttpClient extends HttpClient {

    private final Duration timeout;
    private final java.net.http.HttpClient http;

    /** @param timeout for connecting, and for each answer */
    SingleShotHttpClient(Duration timeout) {
        this.timeout = timeout;
        this.http = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(request.url().toString()))
                .timeout(timeout)
                .method(request.method().name(), bodyOf(request.content()))
                .header("User-Agent", "voicecrm");
        request.headers().map().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        try {
            return read(http.send(builder.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            // The library sends again after this kind of failure only; its key makes that harmless after any.
            SocketTimeoutException again =
                    new SocketTimeoutException(e.getClass().getSimpleName());
            again.initCause(e);
            throw new ApiConnectionException("no answer", again);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted", e);
        }
    }

    private static BodyPublisher bodyOf(HttpContent content) {
        return content == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content.byteArrayContent());
    }

    /** What is no JSON, such as a proxy's page, gets a body that the library reads as an error of the same status. */
    private static StripeResponse read(HttpResponse<String> answer) {
        boolean isReadable =
                answer.statusCode() < 400 || answer.body().stripLeading().startsWith("{");
        String body = isReadable ? answer.body() : "{\"error\":{\"type\":\"api_error\"}}";
        return new StripeResponse(answer.statusCode(), headersOf(answer), body);
    }

    /**
     * The library looks for {@code Request-Id} in lower case as the machine's language has it: in Turkish, that is not the
     * {@code request-id} of the JDK.
     */
    private static HttpHeaders headersOf(HttpResponse<String> answer) {
        HttpHeaders headers = HttpHeaders.of(answer.headers().map());
        return answer.headers()
                .firstValue("request-id")
                .map(id -> headers.withAdditionalHeader("Request-Id", id))
                .orElse(headers);
    }
}
