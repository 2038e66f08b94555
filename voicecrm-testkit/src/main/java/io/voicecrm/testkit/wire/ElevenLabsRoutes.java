package io.voicecrm.testkit.wire;

import static io.voicecrm.testkit.wire.ElevenLabsApi.body;

/** Which request is answered by what. */
final class ElevenLabsRoutes {

    private ElevenLabsRoutes() {}

    static void ofAgents(ElevenLabsApi api, Agents agents, Tools tools) {
        api.on("POST v1/convai/agents/create", (request, id) -> agents.create(body(request)))
                .on("GET v1/convai/agents", (request, id) -> agents.list(request))
                .on("GET v1/convai/agents/*", (request, id) -> agents.get(id))
                .on("PATCH v1/convai/agents/*", (request, id) -> agents.update(id, body(request)))
                .on("DELETE v1/convai/agents/*", (request, id) -> agents.delete(id))
                .on("POST v1/convai/agents/*/duplicate", (request, id) -> agents.duplicate(id, body(request)))
                .on("POST v1/convai/tools", (request, id) -> tools.create(body(request)))
                .on("GET v1/convai/tools", (request, id) -> tools.list(request))
                .on("GET v1/convai/tools/*", (request, id) -> tools.get(id))
                .on("PATCH v1/convai/tools/*", (request, id) -> tools.update(id, body(request)))
                .on("DELETE v1/convai/tools/*", (request, id) -> tools.delete(id));
    }

    static void ofSecrets(ElevenLabsApi api, Secrets secrets) {
        api.on("POST v1/convai/secrets", (request, id) -> secrets.create(body(request)))
                .on("GET v1/convai/secrets", (request, id) -> secrets.list(request))
                .on("PATCH v1/convai/secrets/*", (request, id) -> secrets.update(id, body(request)))
                .on("DELETE v1/convai/secrets/*", (request, id) -> secrets.delete(id));
    }

    static void ofNumbers(ElevenLabsApi api, PhoneNumbers numbers) {
        api.on("POST v1/convai/phone-numbers", (request, id) -> numbers.create(body(request)))
                .on("GET v1/convai/phone-numbers", (request, id) -> numbers.list(request))
                .on("GET v1/convai/phone-numbers/*", (request, id) -> numbers.get(id))
                .on("PATCH v1/convai/phone-numbers/*", (request, id) -> numbers.update(id, body(request)))
                .on("DELETE v1/convai/phone-numbers/*", (request, id) -> numbers.delete(id));
    }

    static void ofCalls(ElevenLabsApi api, OutboundCalls calls, Batches batches, RegisteredCalls registered) {
        api.on("POST v1/convai/twilio/outbound-call", (request, id) -> calls.place(body(request), "twilio"))
                .on("POST v1/convai/sip-trunk/outbound-call", (request, id) -> calls.place(body(request), "sip_trunk"))
                .on("POST v1/convai/twilio/register-call", (request, id) -> registered.register(body(request)))
                .on("POST v1/convai/batch-calling/submit", (request, id) -> batches.submit(body(request)))
                .on("GET v1/convai/batch-calling/workspace", (request, id) -> batches.list(request))
                .on("GET v1/convai/batch-calling/*", (request, id) -> batches.get(id))
                .on("POST v1/convai/batch-calling/*/cancel", (request, id) -> batches.cancel(id))
                .on("POST v1/convai/batch-calling/*/retry", (request, id) -> batches.retry(id))
                .on("DELETE v1/convai/batch-calling/*", (request, id) -> batches.delete(id));
    }

    static void ofConversations(ElevenLabsApi api, Conversations conversations, CallJournal journal) {
        api.on("GET v1/convai/conversations", (request, id) -> conversations.list(request))
                .on("GET v1/convai/conversations/*", (request, id) -> conversations.get(id))
                .on("GET v1/convai/conversations/*/audio", (request, id) -> conversations.audio(id))
                .on("DELETE v1/convai/conversations/*", (request, id) -> conversations.delete(id))
                .on("GET v1/convai/analytics/live-count", (request, id) -> conversations.liveCount(journal));
    }

    static void ofKnowledge(ElevenLabsApi api, Knowledge knowledge, KnowledgeIndexes indexes) {
        String root = "v1/convai/knowledge-base";
        api.on("POST " + root + "/text", (request, id) -> knowledge.addText(body(request)))
                .on("POST " + root + "/url", (request, id) -> knowledge.addUrl(body(request)))
                .on("POST " + root + "/file", (request, id) -> knowledge.addFile(request))
                .on("POST " + root + "/folder", (request, id) -> knowledge.addFolder(body(request)))
                .on("GET " + root, (request, id) -> knowledge.list(request))
                .on("GET " + root + "/*", (request, id) -> knowledge.get(id))
                .on("DELETE " + root + "/*", knowledge::delete)
                .on("POST " + root + "/rag-index", (request, id) -> indexes.compute(body(request)))
                .on("POST " + root + "/*/rag-index", (request, id) -> indexes.start(id, body(request)))
                .on("GET " + root + "/*/rag-index", (request, id) -> indexes.of(id));
    }

    static void ofWorkspace(
            ElevenLabsApi api, WorkspaceWebhooks webhooks, VoiceLibrary voices, SubscriptionJson subscription) {
        api.on("GET v1/workspace/webhooks", (request, id) -> webhooks.list())
                .on("POST v1/workspace/webhooks", (request, id) -> webhooks.create(body(request)))
                .on("PATCH v1/workspace/webhooks/*", (request, id) -> webhooks.update(id, body(request)))
                .on("DELETE v1/workspace/webhooks/*", (request, id) -> webhooks.delete(id))
                .on("GET v1/convai/settings", (request, id) -> webhooks.settings())
                .on("PATCH v1/convai/settings", (request, id) -> webhooks.changeSettings(body(request)))
                .on("GET v2/voices", (request, id) -> voices.list(request))
                .on("GET v1/voices/*", (request, id) -> voices.get(id))
                .on("GET " + VoiceLibrary.PREVIEWS + "/*", (request, id) -> voices.preview(id))
                .on("GET v1/user/subscription", (request, id) -> subscription.get());
    }
}
