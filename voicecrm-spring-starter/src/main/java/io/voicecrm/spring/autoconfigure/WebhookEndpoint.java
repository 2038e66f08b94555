package io.voicecrm.spring.autoconfigure;

import io.voicecrm.ProviderId;
import io.voicecrm.webhook.InboxFullException;
import io.voicecrm.webhook.WebhookIntake;
import io.voicecrm.webhook.WebhookIntake.Receipt;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Takes what a provider posts, byte for byte: a signature covers bytes, and no converter may touch them first. No answer
 * has a body, so that nobody learns from one why a request was not trusted.
 */
final class WebhookEndpoint {

    /** The variable of the path. */
    static final String PROVIDER = "provider";

    private static final Logger log = LoggerFactory.getLogger(WebhookEndpoint.class);

    private final WebhookIntake intake;
    private final WebhookTally tally;
    private final BodyBudget bodies;
    private final RefusalLog refusals;
    private final Clock clock;

    WebhookEndpoint(WebhookIntake intake, WebhookTally tally, BodyBudget bodies, Clock clock) {
        this.intake = intake;
        this.tally = tally;
        this.bodies = bodies;
        this.refusals = new RefusalLog(clock);
        this.clock = clock;
    }

    /**
     * Answers 200 once the delivery is stored, the second time too; 401 if it is not trusted, 404 if nobody knows the
     * provider, 413 if it is too large, 503 if it cannot be stored now or too much else is being received: the provider
     * sends it again.
     */
    ServerResponse receive(ServerRequest request) throws IOException {
        Optional<ProviderId> provider = provider(request, intake::knows);
        if (provider.isEmpty()) {
            return answer(HttpStatus.NOT_FOUND);
        }
        try (BodyBudget.Body received = bodies.read(request.servletRequest().getInputStream())) {
            return switch (received.fate()) {
                case NO_ROOM -> overloaded();
                case TOO_LARGE -> {
                    tally.tooLarge();
                    yield answer(HttpStatus.CONTENT_TOO_LARGE);
                }
                case READ -> accept(provider.get(), webhook(request, received, clock.instant()));
            };
        }
    }

    /** The provider that the path names, if it is one of ours. */
    static Optional<ProviderId> provider(ServerRequest request, Predicate<ProviderId> isOurs) {
        try {
            return Optional.of(new ProviderId(request.pathVariable(PROVIDER))).filter(isOurs);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ServerResponse accept(ProviderId provider, WebhookRequest request) {
        try {
            Receipt receipt = intake.accept(provider, request);
            tally.received(receipt);
            return answer(HttpStatus.OK);
        } catch (WebhookRejectedException e) {
            tally.rejected();
            refusals.refused(provider, String.valueOf(e.getMessage()));
            return answer(HttpStatus.UNAUTHORIZED);
        } catch (InboxFullException e) {
            return overloaded();
        } catch (RuntimeException e) {
            tally.failed();
            log.error("a webhook from {} was not stored; the provider is told to send it again", provider, e);
            return later();
        }
    }

    private ServerResponse overloaded() {
        tally.overloaded();
        return later();
    }

    private static ServerResponse later() {
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }

    static WebhookRequest webhook(ServerRequest request, BodyBudget.Body body, Instant receivedAt) {
        Map<String, List<String>> headers = new HashMap<>();
        request.headers().asHttpHeaders().forEach(headers::put);
        return WebhookRequest.of(headers, body.bytes(), receivedAt);
    }

    private static ServerResponse answer(HttpStatus status) {
        return ServerResponse.status(status).build();
    }
}
