package io.voicecrm.voice;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.ProviderId;
import io.voicecrm.webhook.WebhookParser;
import io.voicecrm.webhook.WebhookVerifier;
import java.util.Optional;

/**
 * One account at one provider of voice agents. Thread-safe; share one instance.
 *
 * <p>Every provider places calls, keeps agents and signs webhooks. What only some can do is named by
 * {@link #capabilities}: a port that a provider lacks as a whole is empty here, and a part that it lacks of a port is
 * refused with a {@link VoiceProviderException} of kind {@code NOT_SUPPORTED}.
 */
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

    /** What it can do, known without asking it. */
    Capabilities capabilities();

    /** Handing lists to its own dialer; {@link Capability#BATCH_CALLS}. */
    default Optional<BatchCalls> batches() {
        return Optional.empty();
    }

    /** What agents may look up; {@link Capability#KNOWLEDGE}. */
    default Optional<KnowledgeBases> knowledgeBases() {
        return Optional.empty();
    }

    /** The voices that the account may use; {@link Capability#VOICES}. */
    default Optional<Voices> voices() {
        return Optional.empty();
    }

    /** The sound of calls; {@link Capability#RECORDINGS}. */
    default Optional<Recordings> recordings() {
        return Optional.empty();
    }

    /** Answering who calls us; {@link Capability#INBOUND_PERSONALISATION}. */
    default Optional<InboundCalls> inboundCalls() {
        return Optional.empty();
    }

    /** Taking over calls that our own carrier holds; {@link Capability#CALL_BRIDGE}. */
    default Optional<CallBridge> callBridge() {
        return Optional.empty();
    }

    /**
     * Asks how the account stands; empty if the provider does not tell; {@link Capability#ACCOUNT_STATUS}.
     *
     * @throws VoiceProviderException if the provider cannot be asked
     */
    default Optional<AccountStatus> accountStatus() {
        return Optional.empty();
    }

    /** Frees connections and threads. Idempotent. */
    @Override
    void close();
}
