package io.voicecrm.testkit.wire;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/workspace/webhooks}, and the part of {@code /v1/convai/settings} that chooses one of them: results of calls
 * go where the settings say from the moment they say so.
 */
final class WorkspaceWebhooks {

    private final Clock clock;
    private final Ids ids;
    private final WebhookCourier courier;
    private final Map<String, JsonObject> webhooks = new ConcurrentSkipListMap<>();
    private final Map<String, String> secrets = new ConcurrentSkipListMap<>();
    private JsonObject settings = new JsonObject()
            .with("conversation_initiation_client_data_webhook", null)
            .with(
                    "webhooks",
                    new JsonObject()
                            .with("post_call_webhook_id", null)
                            .with("events", List.of())
                            .with("transcript_format", "json"))
            .with("can_use_mcp_servers", false)
            .with("rag_retention_period_days", 10)
            .with("default_livekit_stack", "standard");

    WorkspaceWebhooks(Clock clock, Ids ids, WebhookCourier courier) {
        this.clock = clock;
        this.ids = ids;
        this.courier = courier;
    }

    synchronized HttpReply list() {
        return HttpReply.ok(new JsonObject().with("webhooks", new ArrayList<>(webhooks.values())));
    }

    synchronized HttpReply create(JsonObject request) {
        JsonObject wanted = request.at("settings");
        for (String field : List.of("auth_type", "name", "webhook_url")) {
            if (wanted.text(field).isEmpty()) {
                throw ApiError.missing("body", "settings", field);
            }
        }
        if (HttpUrl.parse(wanted.text("webhook_url")) == null) {
            throw ApiError.invalid("url_parsing", "Input should be a valid URL", "body", "settings", "webhook_url");
        }
        String id = ids.next("wh_");
        webhooks.put(
                id,
                new JsonObject()
                        .with("name", wanted.text("name"))
                        .with("webhook_id", id)
                        .with("webhook_url", wanted.text("webhook_url"))
                        .with("is_disabled", false)
                        .with("is_auto_disabled", false)
                        .with("created_at_unix", clock.instant().getEpochSecond())
                        .with("auth_type", "hmac"));
        secrets.put(id, ids.next("wsec_"));
        return HttpReply.ok(new JsonObject().with("webhook_id", id).with("webhook_secret", secrets.get(id)));
    }

    synchronized HttpReply update(String id, JsonObject patch) {
        JsonObject known = known(id);
        for (String field : List.of("is_disabled", "name")) {
            if (!patch.has(field)) {
                throw ApiError.missing("body", field);
            }
        }
        webhooks.put(
                id,
                known.patchedWith(new JsonObject()
                        .with("name", patch.text("name"))
                        .with("is_disabled", patch.flag("is_disabled"))));
        redirect();
        return ok();
    }

    synchronized HttpReply delete(String id) {
        known(id);
        webhooks.remove(id);
        secrets.remove(id);
        redirect();
        return ok();
    }

    synchronized HttpReply settings() {
        return HttpReply.ok(settings);
    }

    synchronized HttpReply changeSettings(JsonObject patch) {
        String chosen = patch.at("webhooks").text("post_call_webhook_id");
        if (!chosen.isEmpty()) {
            known(chosen);
        }
        settings = settings.patchedWith(patch);
        redirect();
        return HttpReply.ok(settings);
    }

    /** Whom to ask about an inbound call: a URL and headers; null if nobody. */
    synchronized @Nullable JsonObject initiationWebhook() {
        JsonObject webhook = settings.at("conversation_initiation_client_data_webhook");
        return webhook.text("url").isEmpty() ? null : webhook;
    }

    /** A webhook that the settings never named leaves the courier where it was sent by hand. */
    private void redirect() {
        String chosen = settings.at("webhooks").text("post_call_webhook_id");
        if (chosen.isEmpty()) {
            return;
        }
        JsonObject webhook = webhooks.get(chosen);
        HttpUrl url =
                webhook == null || webhook.flag("is_disabled") ? null : HttpUrl.parse(webhook.text("webhook_url"));
        String secret = secrets.get(chosen);
        courier.deliverTo(url == null || secret == null ? null : new WebhookCourier.Target(url, secret));
    }

    private JsonObject known(String id) {
        JsonObject webhook = webhooks.get(id);
        if (webhook == null) {
            throw ApiError.notFound("webhook", id);
        }
        return webhook;
    }

    private static HttpReply ok() {
        return HttpReply.ok(new JsonObject().with("status", "ok"));
    }
}
