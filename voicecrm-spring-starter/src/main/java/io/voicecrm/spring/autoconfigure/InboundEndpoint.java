package io.voicecrm.spring.autoconfigure;

import io.voicecrm.ProviderId;
import io.voicecrm.engine.Reception;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Where voice providers ask who is calling, while the caller hears it ring. Nothing is stored: it is a question. */
final class InboundEndpoint {

    /** Below the address that the provider posts its webhooks to. */
    static final String PATH = "/inbound";

    private static final Logger log = LoggerFactory.getLogger(InboundEndpoint.class);

    private final Reception reception;
    private final WebhookTally tally;
    private final BodyBudget bodies;
    private final RefusalLog refusals;
    private final Clock clock;

    InboundEndpoint(Reception reception, WebhookTally tally, BodyBudget bodies, Clock clock) {
        this.reception = reception;
        this.tally = tally;
        this.bodies = bodies;
        this.refusals = new RefusalLog(clock);
        this.clock = clock;
    }

    /**
     * Answers 200 and what the agent is told, within seconds whatever happens here; 400 if it is no such question, 401 if
     * it is not trusted, 404 if nobody knows the provider, 413 if it is too large, 503 if too much else is being received.
     */
    ServerResponse answer(ServerRequest request) throws IOException {
        Optional<ProviderId> provider = WebhookEndpoint.provider(request, reception::knows);
        if (provider.isEmpty()) {
            return status(HttpStatus.NOT_FOUND);
        }
        try (BodyBudget.Body received = bodies.read(request.servletRequest().getInputStream())) {
            return switch (received.fate()) {
                case NO_ROOM -> {
                    tally.overloaded();
                    yield status(HttpStatus.SERVICE_UNAVAILABLE);
                }
                case TOO_LARGE -> {
                    tally.tooLarge();
                    yield status(HttpStatus.CONTENT_TOO_LARGE);
                }
                case READ -> answer(provider.get(), WebhookEndpoint.webhook(request, received, clock.instant()));
            };
        }
    }

    private ServerResponse answer(ProviderId provider, WebhookRequest question) {
        try {
            return ServerResponse.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(reception.answer(provider, question));
        } catch (WebhookRejectedException e) {
            tally.rejected();
            refusals.refused(provider, String.valueOf(e.getMessage()));
            return status(HttpStatus.UNAUTHORIZED);
        } catch (MalformedWebhookException e) {
            log.warn("a question of {} about a call is not understood: {}", provider, e.getMessage());
            return status(HttpStatus.BAD_REQUEST);
        }
    }

    private static ServerResponse status(HttpStatus status) {
        return ServerResponse.status(status).build();
    }
}
