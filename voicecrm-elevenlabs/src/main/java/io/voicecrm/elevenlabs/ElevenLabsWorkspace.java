package io.voicecrm.elevenlabs;

import io.voicecrm.Secret;
import io.voicecrm.agent.AgentId;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.VoiceProviderException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;

/**
 * The settings of the account as a whole: where it reports, and whom it asks about inbound calls. Thread-safe. Every
 * method throws {@link VoiceProviderException} if the provider refuses.
 */
public final class ElevenLabsWorkspace {

    private final Api api;
    private final ElevenLabsSecrets secrets;

    ElevenLabsWorkspace(Api api) {
        this.api = api;
        this.secrets = new ElevenLabsSecrets(api);
    }

    /**
     * Has the results of all calls sent to an address of ours, signed, and sent again while we do not answer. Each call of
     * this makes a new webhook with a new secret; the one before is no longer used but stays until it is removed, so that
     * deliveries on their way are still trusted: keep both secrets meanwhile.
     *
     * @param url absolute, {@code https}; it cannot be changed later
     */
    public Webhook reportTo(String name, URI url) {
        Reply reply = api.create(
                "create webhook",
                webhooks().build(),
                Body.of(Map.of("settings", Map.of("auth_type", "hmac", "name", name, "webhook_url", url.toString()))));
        Wire.CreatedWebhook created = api.read("create webhook", reply, Wire.CreatedWebhook.class);
        String id = created.id();
        String secret = created.secret();
        if (id == null || secret == null) {
            throw Api.unreadable("create webhook", reply);
        }
        // By itself the provider sends each result once, whatever becomes of it.
        api.change(
                "change webhook",
                webhooks().addPathSegment(id).build(),
                Map.of("is_disabled", false, "name", name, "retry_enabled", true));
        api.change(
                "change settings",
                settings(),
                Map.of(
                        "webhooks",
                        Map.of(
                                "post_call_webhook_id",
                                id,
                                "events",
                                List.of("transcript", "call_initiation_failure"))));
        return new Webhook(id, Secret.of(secret));
    }

    /** The account's webhooks, with what became of their deliveries. */
    public List<RegisteredWebhook> webhooks(boolean includingDisabled) {
        Wire.WebhookList list = api.get("list webhooks", webhooks().build(), Wire.WebhookList.class);
        return Objects.requireNonNullElse(list.webhooks(), List.<Wire.Webhook>of()).stream()
                .map(webhook -> new RegisteredWebhook(
                        Objects.requireNonNullElse(webhook.id(), ""),
                        Objects.requireNonNullElse(webhook.name(), ""),
                        Objects.requireNonNullElse(webhook.url(), ""),
                        Boolean.TRUE.equals(webhook.disabled()) || Boolean.TRUE.equals(webhook.autoDisabled())))
                .filter(webhook -> includingDisabled || !webhook.isDisabled())
                .toList();
    }

    /** Removes a webhook. Idempotent. */
    public void removeWebhook(String id) {
        api.delete("remove webhook", webhooks().addPathSegment(id).build());
    }

    /**
     * Has an address of ours asked about each inbound call of the agents that {@link #personalise} names. Idempotent.
     *
     * @param secret sent along with each question, since the provider does not sign it; give it to
     *     {@link ElevenLabs.Builder#inboundSecrets} too
     */
    public void askAboutInboundCalls(URI url, Secret secret) {
        api.change(
                "change settings",
                settings(),
                Map.of(
                        "conversation_initiation_client_data_webhook",
                        Map.of(
                                "url",
                                url.toString(),
                                "request_headers",
                                Map.of(
                                        ElevenLabsInboundCalls.HEADER,
                                        secrets.keep("voicecrm inbound calls", secret)))));
    }

    /** Whether we are asked about the inbound calls of one agent. Idempotent. */
    public void personalise(AgentId agent, boolean asked) {
        api.change(
                "update agent",
                api.url("agents").addPathSegment(agent.value()).build(),
                Map.of(
                        "platform_settings",
                        Map.of("overrides", Map.of("enable_conversation_initiation_client_data_from_webhook", asked))));
    }

    private HttpUrl.Builder webhooks() {
        return api.root("v1/workspace/webhooks");
    }

    private HttpUrl settings() {
        return api.url("settings").build();
    }

    /**
     * A webhook that was just made.
     *
     * @param secret what its deliveries are signed with; the provider never tells it again
     */
    public record Webhook(String id, Secret secret) {}

    /**
     * A webhook of the account.
     *
     * @param isDisabled switched off, by a person or by the provider after too many failures
     */
    public record RegisteredWebhook(String id, String name, String url, boolean isDisabled) {}
}
