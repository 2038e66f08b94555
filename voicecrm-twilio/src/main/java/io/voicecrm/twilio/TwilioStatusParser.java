package io.voicecrm.twilio;

import io.voicecrm.agent.AgentId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.Direction;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.VerifiedWebhook;
import io.voicecrm.webhook.WebhookParser;
import io.voicecrm.webhook.WebhookRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Reads status callbacks of calls.
 *
 * <p>A call that an agent answered is reported by the agent's provider, with its transcript and its length: counting it
 * here too would count it twice. What no provider ever hears of is a call that nobody answered; that one becomes events.
 *
 * <p>Source: Twilio's voice status callback reference, 2026-11, and captured callbacks.
 */
final class TwilioStatusParser implements WebhookParser {

    private static final String ONE_DELIVERY = "I-Twilio-Idempotency-Token";
    private static final String EXPECTED = "a call's status";

    @Override
    public DeliveryKey key(VerifiedWebhook webhook) {
        WebhookRequest request = webhook.request();
        return request.header(ONE_DELIVERY)
                .map(token -> new DeliveryKey(Twilio.ID, token))
                .orElseGet(() -> DeliveryKey.ofBody(Twilio.ID, request.body()));
    }

    @Override
    public List<CallEvent> parse(VerifiedWebhook webhook) {
        TwilioCallStatus told = read(webhook.request());
        ProviderCallRef call = new ProviderCallRef(Twilio.ID, told.callSid());
        Optional<CallOutcome> missed = told.outcome().filter(outcome -> outcome != CallOutcome.ANSWERED);
        if (missed.isEmpty() || told.direction() == Direction.OUTBOUND) {
            return List.of(new CallEvent.Unrecognized(call, null, told.at(), told.status()));
        }
        // No agent took part; the account stands for it, and the number says whose call it is.
        AgentId nobody = new AgentId(Twilio.ID, told.accountSid());
        return List.of(
                new CallEvent.Started(call, null, told.at(), told.direction(), nobody, told.from(), told.to()),
                new CallEvent.Ended(call, null, told.at(), missed.get(), told.status(), Duration.ZERO));
    }

    /** @throws MalformedWebhookException if it names no call, or no status */
    static TwilioCallStatus read(WebhookRequest request) {
        Form form = Form.of(request);
        return new TwilioCallStatus(
                form.required("AccountSid", EXPECTED),
                form.required("CallSid", EXPECTED),
                form.count("SequenceNumber").map(Long::intValue).orElse(-1),
                form.required("CallStatus", EXPECTED),
                form.text("Direction").filter("inbound"::equals).isPresent() ? Direction.INBOUND : Direction.OUTBOUND,
                form.phone("From").orElse(null),
                form.phone("To").orElse(null),
                Duration.ofSeconds(form.count("CallDuration").orElse(0L)),
                form.text("Timestamp").flatMap(TwilioStatusParser::time).orElse(request.receivedAt()));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
