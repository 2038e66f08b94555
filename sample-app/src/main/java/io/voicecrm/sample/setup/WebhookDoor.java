package io.voicecrm.sample.setup;

import io.voicecrm.ProviderId;
import io.voicecrm.sample.AppSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The address that providers post to, knocked at from here. It answers nothing but a POST, so that {@code 405} is the
 * answer of our own door and of no proxy's page for errors.
 */
@Component
class WebhookDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int METHOD_NOT_ALLOWED = 405;

    private final String publicUrl;
    private final boolean sandbox;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private volatile int port;

    WebhookDoor(AppSettings settings) {
        this.publicUrl = settings.publicUrl();
        this.sandbox = settings.isSandbox();
    }

    @EventListener
    void serverStarted(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    /** Where a provider posts to; empty if nobody has said where the app can be reached from outside. */
    Optional<String> url(ProviderId provider) {
        if (publicUrl.isBlank() && !sandbox) {
            return Optional.empty();
        }
        String base = publicUrl.isBlank() ? "http://127.0.0.1:" + port : publicUrl.replaceAll("/+$", "");
        return Optional.of(base + "/webhooks/" + provider);
    }

    /** Where a provider asks who is calling. */
    Optional<URI> inboundUrl(ProviderId provider) {
        return url(provider).map(url -> URI.create(url + "/inbound"));
    }

    /** What is wrong with the door at {@code url}; empty if it is ours and open. */
    Optional<String> knock(String url) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).GET().build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status == METHOD_NOT_ALLOWED
                    ? Optional.empty()
                    : Optional.of("It answered " + status + ", which this app would not.");
        } catch (IOException e) {
            return Optional.of("It cannot be reached from here: " + e.getClass().getSimpleName() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("The check was interrupted.");
        }
    }
}
