package io.voicecrm.testkit.wire;

/** Language models: {@code /create-retell-llm} and its kin. What agents say is kept here. */
final class RetellModels {

    private final RetellAccount account;

    RetellModels(RetellAccount account) {
        this.account = account;
    }

    HttpReply create(JsonObject request) {
        return HttpReply.json(201, create(account.ids().next("llm_"), request));
    }

    JsonObject create(String id, JsonObject request) {
        if (request.get("model") != null && request.get("s2s_model") != null) {
            throw RetellError.invalid("only one of model and s2s_model can be set");
        }
        JsonObject defaults = new JsonObject()
                .with("llm_id", id)
                .with("version", 0)
                .with("is_published", false)
                .with("model", request.get("s2s_model") == null ? "gpt-4.1" : null)
                .with("start_speaker", "agent");
        JsonObject model = stamped(defaults.patchedWith(request));
        account.models().keep(id, model);
        return model;
    }

    HttpReply get(String id) {
        return HttpReply.ok(account.models().get(id));
    }

    HttpReply list(HttpRequest request) {
        return HttpReply.ok(RetellPage.of(request).of(account.models().newestFirst(), model -> model));
    }

    HttpReply update(String id, JsonObject patch) {
        return HttpReply.ok(account.models().change(id, model -> stamped(model.replacedWith(patch))));
    }

    HttpReply delete(String id) {
        account.models().remove(id);
        return HttpReply.empty(204);
    }

    private JsonObject stamped(JsonObject model) {
        return model.with("last_modification_timestamp", account.clock().millis());
    }
}
