package io.voicecrm.voice;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.ProviderId;
import io.voicecrm.webhook.WebhookParser;
import io.voicecrm.webhook.WebhookVerifier;

/** One account at one provider of voice agents. Thread-safe; share one instance. */
@ExtensionPoint
public interface VoiceProvider extends AutoCloseable {

    /** Which provider this is. */
    ProviderId id();

    /** Placing and following calls. */
    Calls calls();

    /** Managing agents. */
    Agents agents();

    /** The numbers that the account may call from. */
    PhoneNumbers phoneNumbers();

    /** Checks what claims to come from this provider. */
    WebhookVerifier webhookVerifier();

    /** Reads what came from this provider. */
    WebhookParser webhookParser();

    /** Frees connections and threads. Idempotent. */
    @Override
    void close();
}
