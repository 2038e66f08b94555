package io.voicecrm.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Sends each request of Twilio's library once, and to a base URL of our choice. Thread-safe.
 *
 * <p>The library repeats whatever is answered with 5xx up to three times, below that its HTTP client repeats 429 and 503
 * once more, and it reads no status from an answer that is not JSON. The JDK's client repeats no POST by itself: not
 * after a broken connection, and not for a {@code Retry-After}.
 */
final class SingleShotHttpClient extends HttpClient {

    private static final String API = "https://api.twilio.com";

    private final String baseUrl;
    private final Duration timeout;
    private final java.net.http.HttpClient http;

    /**
     * @param baseUrl instead of {@code https://api.twilio.com}; without a slash at its end
     * @param timeout for connecting, and for each answer
     */
    SingleShotHttpClient(String baseUrl, Duration timeout) {
        this.baseUrl = baseUrl;
        this.timeout = timeout;
        this.http = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response reliableRequest(Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(target(request))
                .timeout(timeout)
                .header("Accept", "application/json")
                .header("User-Agent", "voicecrm");
        if (request.requiresAuthentication()) {
            builder.header("Authorization", request.getAuthString());
        }
        if (request.getMethod() == HttpMethod.POST) {
            builder.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(request.encodeFormBody(), StandardCharsets.UTF_8));
        } else {
            builder.method(request.getMethod().toString(), BodyPublishers.noBody());
        }
        try {
            return read(http.send(builder.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new ApiConnectionException("no answer: " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiConnectionException("interrupted", e);
        }
    }

    private URI target(Request request) {
        URL url = request.constructURL();
        String origin = url.getProtocol() + "://" + url.getAuthority();
        if (!origin.equals(API)) {
            throw new IllegalArgumentException("request to " + origin + ": only " + API + " is spoken to");
        }
        return URI.create(baseUrl + url.getFile());
    }

    /** What is no JSON, such as a proxy's page, gets a body that carries the status to the library's exception. */
    private static Response read(HttpResponse<String> answer) {
        int status = answer.statusCode();
        String body = answer.body();
        if (status >= 400 && !body.stripLeading().startsWith("{")) {
            body = "{\"status\":" + status + ",\"message\":\"HTTP " + status + " without a reason\"}";
        }
        return new Response(body, status);
    }
}
