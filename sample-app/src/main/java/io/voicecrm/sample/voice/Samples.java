package io.voicecrm.sample.voice;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Fetches the sound that a provider points at. Only addresses that a provider gave come here, none that a user did. */
@Component
class Samples {

    private static final Logger log = LoggerFactory.getLogger(Samples.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_BYTES = 4 << 20;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    record Sample(MediaType mediaType, byte[] bytes) {}

    /** The sound; empty if it is not to be had, is none, or is larger than a sample should be. */
    Optional<Sample> fetch(URI address) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(LARGEST_BYTES + 1);
                Optional<MediaType> type =
                        answer.headers().firstValue("Content-Type").map(MediaType::parseMediaType);
                boolean isSound = answer.statusCode() == 200 && bytes.length <= LARGEST_BYTES;
                return type.filter(found -> isSound && found.getType().equals("audio"))
                        .map(found -> new Sample(found, bytes));
            }
        } catch (IOException | IllegalArgumentException e) {
            log.debug("no sample at {}: {}", address.getHost(), e.getClass().getSimpleName());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
