package io.voicecrm.retell;

import io.voicecrm.agent.AgentSpec;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.VoiceProviderException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The provider's language models, which hold what agents say. */
final class LanguageModels {

    private final Api api;

    LanguageModels(Api api) {
        this.api = api;
    }

    String create(AgentSpec spec) {
        return create(AgentJson.createLlm(spec));
    }

    /** Makes another one that is the same now. */
    String copy(Wire.Llm original) {
        Map<String, Object> model = api.readObject("find language model", api.url(Paths.GET_LLM, idOf(original)));
        AgentJson.READ_ONLY.forEach(model::remove);
        return create(model);
    }

    private String create(Map<String, Object> model) {
        Reply reply =
                api.create("create language model", api.url(Paths.CREATE_LLM).build(), Api.json(model));
        return idOf(api.read("create language model", reply, Wire.Llm.class));
    }

    /** The model of an agent; empty if it answers by other means. */
    Optional<Wire.Llm> of(Wire.Agent agent) {
        String id = agent.engine() == null ? null : agent.engine().llmId();
        return id == null || id.isBlank()
                ? Optional.empty()
                : api.find("find language model", api.url(Paths.GET_LLM, id), Wire.Llm.class);
    }

    void update(Wire.Llm model, Map<String, Object> change) {
        if (change.isEmpty()) {
            return;
        }
        Reply reply =
                api.send("update language model", "PATCH", api.url(Paths.UPDATE_LLM, idOf(model)), Api.json(change));
        if (!reply.isSuccess()) {
            throw Api.failure("update language model", reply);
        }
    }

    void delete(Wire.Llm model) {
        delete(idOf(model));
    }

    private void delete(String id) {
        api.delete("delete language model", api.url(Paths.DELETE_LLM, id));
    }

    /** The failure of the agent that a model was made for, after the model was deleted; it says so if that failed too. */
    VoiceProviderException withdrawn(String id, VoiceProviderException failure) {
        try {
            delete(id);
            return failure;
        } catch (VoiceProviderException e) {
            failure.addSuppressed(e);
            return leftBehind(id, failure);
        }
    }

    /** The same failure, telling that a model was left that somebody has to look after. */
    static VoiceProviderException leftBehind(String id, VoiceProviderException failure) {
        return new VoiceProviderException(
                Retell.ID,
                failure.kind(),
                failure.getMessage() + "; the language model " + id + " that was made for it is left",
                failure.requestId().orElse(null),
                failure.retryAfter().orElse(null),
                failure);
    }

    private static String idOf(Wire.Llm model) {
        return Objects.requireNonNullElse(model.llmId(), "");
    }
}
