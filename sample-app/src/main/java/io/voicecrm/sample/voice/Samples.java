package io.voicecrm.sample.voice;

import io.voicecrm.http.PublicWeb;
import io.voicecrm.sample.AppSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Fetches the sound that a provider points at. Only addresses that a provider gave come here, none that a user did; all the
 * same they lead to the public internet and nowhere else, except in the sandbox, whose providers are on this machine.
 */
@Component
class Samples implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Samples.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_BYTES = 4 << 20;

    private final boolean sandbox;
    private final PublicWeb web = new PublicWeb(PATIENCE, LARGEST_BYTES);
    private final HttpClient ownMachine =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Autowired
    Samples(AppSettings settings) {
        this(settings.isSandbox());
    }

    Samples(boolean sandbox) {
        this.sandbox = sandbox;
    }

    record Sample(MediaType mediaType, byte[] bytes) {}

    /** What a server answered. */
    private record Answer(int status, @Nullable String contentType, byte[] body) {}

    /** The sound; empty if it is not to be had, is none, or is larger than a sample should be. */
    Optional<Sample> fetch(URI address) {
        try {
            Answer answer = sandbox ? fromOwnMachine(address) : fromTheWeb(address);
            boolean isThere = answer.status() == 200 && answer.body().length <= LARGEST_BYTES;
            return Optional.ofNullable(answer.contentType())
                    .map(MediaType::parseMediaType)
                    .filter(type -> isThere && type.getType().equals("audio"))
                    .map(type -> new Sample(type, answer.body()));
        } catch (IOException | IllegalArgumentException e) {
            log.debug("no sample at {}: {}", address.getHost(), e.getClass().getSimpleName());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Answer fromTheWeb(URI address) throws IOException {
        PublicWeb.Page page = web.get(address.toString());
        return new Answer(page.status(), page.contentType(), page.body());
    }

    private Answer fromOwnMachine(URI address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
        HttpResponse<InputStream> answer = ownMachine.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            String type = answer.headers().firstValue("Content-Type").orElse(null);
            return new Answer(answer.statusCode(), type, body.readNBytes(LARGEST_BYTES + 1));
        }
    }

    @Override
    public void destroy() {
        web.close();
    }
}
