package io.voicecrm.spring.autoconfigure;

import io.voicecrm.twilio.Twilio;
import io.voicecrm.twilio.TwilioInboundCalls;
import io.voicecrm.twilio.TwilioTextWebhooks;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Twilio waits for an answer to. It reads the form itself: a signature covers what was sent. */
@RestController
final class TwilioController {

    private static final Logger log = LoggerFactory.getLogger(TwilioController.class);

    /** Many times what Twilio sends. */
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final TwilioInboundCalls calls;
    private final TwilioTextWebhooks texts;
    private final RefusalLog refusals;
    private final Clock clock;

    TwilioController(TwilioInboundCalls calls, TwilioTextWebhooks texts, Clock clock) {
        this.calls = calls;
        this.texts = texts;
        this.refusals = new RefusalLog(clock);
        this.clock = clock;
    }

    /** What to do with a call that comes in. */
    @PostMapping("${voicecrm.webhooks.path:/webhooks}/twilio/voice")
    ResponseEntity<String> voice(HttpServletRequest request) throws IOException {
        return answer(request, (webhook, query) -> calls.answer(webhook));
    }

    /** What became of a message, or a message. */
    @PostMapping("${voicecrm.webhooks.path:/webhooks}/twilio/messages")
    ResponseEntity<String> messages(HttpServletRequest request) throws IOException {
        return answer(request, texts::accept);
    }

    /** What is done with a request. */
    private interface Door {
        String open(WebhookRequest webhook, @Nullable String query);
    }

    private ResponseEntity<String> answer(HttpServletRequest request, Door door) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        try {
            String xml =
                    door.open(WebhookRequest.of(headersOf(request), body, clock.instant()), request.getQueryString());
            return ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(xml);
        } catch (WebhookRejectedException e) {
            refusals.refused(Twilio.ID, String.valueOf(e.getMessage()));
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        } catch (MalformedWebhookException e) {
            log.warn("a request of Twilio's is not understood: {}", e.getMessage());
            return ResponseEntity.badRequest().build();
        }
    }

    private static Map<String, List<String>> headersOf(HttpServletRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(name -> headers.put(name, Collections.list(request.getHeaders(name))));
        return headers;
    }
}
