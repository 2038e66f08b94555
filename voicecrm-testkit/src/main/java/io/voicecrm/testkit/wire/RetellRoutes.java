package io.voicecrm.testkit.wire;

import static io.voicecrm.testkit.wire.RetellApi.body;

/** Which request is answered by what. */
final class RetellRoutes {

    private final RetellModels models;
    private final RetellAgents agents;
    private final RetellNumbers numbers;
    private final RetellKnowledge knowledge;
    private final RetellVoices voices;
    private final RetellCalls calls;
    private final RetellBatches batches;

    RetellRoutes(RetellAccount account, RetellVoices voices, RetellCalls calls, RetellBatches batches) {
        this.voices = voices;
        this.models = new RetellModels(account);
        this.agents = new RetellAgents(account);
        this.numbers = new RetellNumbers(account);
        this.knowledge = new RetellKnowledge(account);
        this.calls = calls;
        this.batches = batches;
    }

    void addTo(RetellApi api) {
        addAgentsTo(api);
        addNumbersTo(api);
        addKnowledgeTo(api);
        api.on("POST v2/create-phone-call", (request, id) -> calls.create(body(request)))
                .on("GET v2/get-call/*", (request, id) -> calls.get(id))
                .on("POST v3/list-calls", (request, id) -> calls.list(body(request)))
                .on("POST v2/stop-call/*", (request, id) -> calls.stop(id))
                .on("PATCH v2/update-call/*", (request, id) -> calls.update(id, body(request)))
                .on("DELETE v2/delete-call/*", (request, id) -> calls.delete(id))
                .on("POST v2/register-phone-call", (request, id) -> calls.register(body(request)))
                .on("POST create-batch-call", (request, id) -> batches.create(body(request)))
                .on("GET " + RetellApi.RECORDINGS + "/*", (request, id) -> calls.recording(id))
                .on("GET get-concurrency", (request, id) -> calls.concurrency());
    }

    private void addAgentsTo(RetellApi api) {
        api.on("POST create-retell-llm", (request, id) -> models.create(body(request)))
                .on("GET get-retell-llm/*", (request, id) -> models.get(id))
                .on("GET v2/list-retell-llms", (request, id) -> models.list(request))
                .on("PATCH update-retell-llm/*", (request, id) -> models.update(id, body(request)))
                .on("DELETE delete-retell-llm/*", (request, id) -> models.delete(id))
                .on("POST create-agent", (request, id) -> agents.create(body(request)))
                .on("GET get-agent/*", (request, id) -> agents.get(id))
                .on("POST v2/list-agents", (request, id) -> agents.list(request, body(request)))
                .on("PATCH update-agent/*", (request, id) -> agents.update(id, body(request)))
                .on("DELETE delete-agent/*", (request, id) -> agents.delete(id));
    }

    private void addNumbersTo(RetellApi api) {
        api.on("POST create-phone-number", (request, id) -> numbers.buy(body(request)))
                .on("POST import-phone-number", (request, id) -> numbers.importNumber(body(request)))
                .on("GET get-phone-number/*", (request, id) -> numbers.get(id))
                .on("GET v2/list-phone-numbers", (request, id) -> numbers.list(request))
                .on("PATCH update-phone-number/*", (request, id) -> numbers.update(id, body(request)))
                .on("DELETE delete-phone-number/*", (request, id) -> numbers.delete(id));
    }

    private void addKnowledgeTo(RetellApi api) {
        api.on("POST create-knowledge-base", (request, id) -> knowledge.create(MultipartForm.of(request)))
                .on("POST add-knowledge-base-sources/*", (request, id) -> knowledge.add(id, MultipartForm.of(request)))
                .on("GET get-knowledge-base/*", (request, id) -> knowledge.get(id))
                .on("GET list-knowledge-bases", (request, id) -> knowledge.list())
                .on("DELETE delete-knowledge-base/*", (request, id) -> knowledge.delete(id))
                .on(
                        "DELETE delete-knowledge-base-source/*/source/*",
                        (request, id) ->
                                knowledge.deleteSource(request.segments().get(1), id))
                .on("GET list-voices", (request, id) -> voices.list())
                .on("GET get-voice/*", (request, id) -> voices.get(id))
                .on("GET " + RetellApi.PREVIEWS + "/*", (request, id) -> voices.preview(id));
    }
}
