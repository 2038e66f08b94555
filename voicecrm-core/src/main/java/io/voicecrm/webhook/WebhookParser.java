package io.voicecrm.webhook;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.call.CallEvent;
import java.util.List;

/** Turns a verified request into events. Pure: no I/O, no clock. Implementations are thread-safe. */
@ExtensionPoint
public non-sealed interface WebhookParser extends WebhookReader {

    /**
     * The events of a delivery. A type that is not known gives {@link CallEvent.Unrecognized} where it names a call, and
     * nothing where it does not.
     *
     * @throws MalformedWebhookException if the body is not what this provider documents
     */
    List<CallEvent> parse(VerifiedWebhook webhook);
}
