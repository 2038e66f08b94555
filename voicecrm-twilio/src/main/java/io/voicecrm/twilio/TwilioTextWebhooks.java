package io.voicecrm.twilio;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.text.InboundText;
import io.voicecrm.text.TextId;
import io.voicecrm.text.TextMessages;
import io.voicecrm.text.TextReport;
import io.voicecrm.text.TextState;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes what Twilio posts about messages: what became of ours, and what people write. Both are harmless twice, so that
 * whatever fails is simply sent again. Thread-safe.
 */
public final class TwilioTextWebhooks {

    private static final String NO_ANSWER = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    private static final String EXPECTED = "a message or its status";

    private final TwilioSignature signature;
    private final String url;
    private final TextMessages messages;
    private final Function<PhoneNumber, Optional<TenantId>> owners;

    TwilioTextWebhooks(
            TwilioSignature signature,
            String url,
            TextMessages messages,
            Function<PhoneNumber, Optional<TenantId>> owners) {
        this.signature = signature;
        this.url = url;
        this.messages = messages;
        this.owners = owners;
    }

    /**
     * Trusts a request, reads it and does what it asks for.
     *
     * @param query what followed the question mark, as it came; null if there was none
     * @return the body of the answer, XML, with status 200: Twilio is to send nothing
     * @throws WebhookRejectedException if it is not certain that Twilio sent it
     * @throws MalformedWebhookException if it is not what Twilio documents
     */
    public String accept(WebhookRequest request, @Nullable String query) {
        String called = query == null ? url : url + "?" + query;
        new TwilioVerifier(signature, called).verify(request);
        Form form = Form.of(request);
        Optional<String> status = form.text("MessageStatus");
        if (status.isPresent() && query != null && query.startsWith("id=")) {
            report(query.substring("id=".length()), status.get(), form);
        } else {
            receive(form);
        }
        return NO_ANSWER;
    }

    private void report(String id, String status, Form form) {
        TextState state = stateOf(status);
        if (state == null) {
            return;
        }
        String problem =
                form.text("ErrorCode").map(code -> "Twilio error " + code).orElse(null);
        messages.report(new TextReport(idOf(id), form.required("MessageSid", EXPECTED), state, problem));
    }

    private static TextId idOf(String id) {
        try {
            return TextId.of(id);
        } catch (IllegalArgumentException e) {
            throw new MalformedWebhookException("id: is not one of ours", e);
        }
    }

    private void receive(Form form) {
        PhoneNumber to = form.phone("To").orElseThrow(() -> Form.missing("To", EXPECTED));
        Optional<PhoneNumber> from = form.phone("From");
        Optional<TenantId> tenant = owners.apply(to);
        if (from.isPresent() && tenant.isPresent()) {
            messages.receive(
                    tenant.get(),
                    new InboundText(
                            form.required("MessageSid", EXPECTED),
                            from.get(),
                            to,
                            form.text("Body").orElse("")));
        }
    }

    /** Null for words that say nothing new: a message that Twilio has not sent yet. */
    private static @Nullable TextState stateOf(String status) {
        return switch (status) {
            case "accepted", "scheduled", "queued", "sending" -> TextState.ACCEPTED;
            case "sent" -> TextState.SENT;
            case "delivered", "read" -> TextState.DELIVERED;
            case "undelivered", "partially_delivered" -> TextState.UNDELIVERED;
            case "failed", "canceled" -> TextState.REFUSED;
            default -> null;
        };
    }
}
