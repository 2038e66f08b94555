package io.voicecrm.spring.autoconfigure;

import io.voicecrm.ProviderId;
import io.voicecrm.webhook.InboxFullException;
import io.voicecrm.webhook.WebhookIntake;
import io.voicecrm.webhook.WebhookIntake.Receipt;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes what a provider posts, byte for byte: a signature covers bytes, and no converter may touch them first. No answer
 * has a body, so that nobody learns from one why a request was not trusted.
 */
@RestController
final class WebhookController {

    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);

    private final WebhookIntake intake;
    private final WebhookTally tally;
    private final BodyBudget bodies;
    private final RefusalLog refusals;
    private final Clock clock;

    WebhookController(WebhookIntake intake, WebhookTally tally, BodyBudget bodies, Clock clock) {
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
    @PostMapping("${voicecrm.webhooks.path:/webhooks}/{provider}")
    ResponseEntity<Void> receive(
            @PathVariable("provider") String name, @RequestHeader HttpHeaders headers, InputStream body)
            throws IOException {
        Optional<ProviderId> provider = known(name, intake::knows);
        if (provider.isEmpty()) {
            return answer(HttpStatus.NOT_FOUND);
        }
        try (BodyBudget.Body received = bodies.read(body)) {
            return switch (received.fate()) {
                case NO_ROOM -> overloaded();
                case TOO_LARGE -> {
                    tally.tooLarge();
                    yield answer(HttpStatus.CONTENT_TOO_LARGE);
                }
                case READ ->
                    accept(provider.get(), WebhookRequest.of(copyOf(headers), received.bytes(), clock.instant()));
            };
        }
    }

    /** The provider of that name, if it is one of ours. */
    static Optional<ProviderId> known(String name, Predicate<ProviderId> isOurs) {
        try {
            return Optional.of(new ProviderId(name)).filter(isOurs);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ResponseEntity<Void> accept(ProviderId provider, WebhookRequest request) {
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

    private ResponseEntity<Void> overloaded() {
        tally.overloaded();
        return later();
    }

    private static ResponseEntity<Void> later() {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }

    static Map<String, List<String>> copyOf(HttpHeaders headers) {
        Map<String, List<String>> copy = new HashMap<>();
        headers.forEach(copy::put);
        return copy;
    }

    private static ResponseEntity<Void> answer(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
