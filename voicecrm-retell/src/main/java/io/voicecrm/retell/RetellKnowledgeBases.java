package io.voicecrm.retell;

import io.voicecrm.Page;
import io.voicecrm.agent.AgentId;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.KnowledgeBase;
import io.voicecrm.voice.KnowledgeBase.Id;
import io.voicecrm.voice.KnowledgeBases;
import io.voicecrm.voice.KnowledgeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Knowledge bases are indexed as soon as they are made. Agents quote them by way of their language model. */
final class RetellKnowledgeBases implements KnowledgeBases {

    private final Api api;
    private final RetellAgents agents;
    private final LanguageModels models;

    RetellKnowledgeBases(Api api, RetellAgents agents) {
        this.api = api;
        this.agents = agents;
        this.models = new LanguageModels(api);
    }

    /** All sources go in one request: it takes all of them or none. */
    @Override
    public KnowledgeBase create(String name, List<KnowledgeSource> sources) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("knowledge base \"" + name + "\": no sources; expected at least one");
        }
        Reply reply = api.create(
                "create knowledge base",
                api.url(Paths.CREATE_KNOWLEDGE).build(),
                KnowledgeForm.of(sources).field("knowledge_base_name", name));
        return read("create knowledge base", reply);
    }

    @Override
    public KnowledgeBase add(Id id, KnowledgeSource source) {
        Reply reply = api.create(
                "add knowledge", api.url(Paths.ADD_KNOWLEDGE, id.value()), KnowledgeForm.of(List.of(source)));
        return read("add knowledge", reply);
    }

    @Override
    public Optional<KnowledgeBase> find(Id id) {
        return api.find("find knowledge base", url(id), Wire.Knowledge.class).flatMap(KnowledgeJson::read);
    }

    /** The provider lists all of them at once. */
    @Override
    public Page<KnowledgeBase> list(@Nullable String cursor) {
        Wire.Knowledge[] all =
                api.get("list knowledge bases", api.url(Paths.LIST_KNOWLEDGE).build(), Wire.Knowledge[].class);
        return new Page<>(
                Arrays.stream(all)
                        .map(KnowledgeJson::read)
                        .flatMap(Optional::stream)
                        .toList(),
                null);
    }

    @Override
    public KnowledgeBase.State index(Id id) {
        return read("find knowledge base", api.send("find knowledge base", "GET", url(id), null))
                .state();
    }

    @Override
    public void attach(Id id, AgentId agent) {
        Wire.Llm model = modelOf(agent);
        List<String> ids = idsOf(model);
        if (!ids.contains(id.value())) {
            ids.add(id.value());
            models.update(model, Map.of("knowledge_base_ids", ids));
        }
    }

    @Override
    public void detach(Id id, AgentId agent) {
        Wire.Llm model = modelOf(agent);
        List<String> ids = idsOf(model);
        if (ids.remove(id.value())) {
            models.update(model, Map.of("knowledge_base_ids", ids));
        }
    }

    @Override
    public List<Id> attachedTo(AgentId agent) {
        return idsOf(modelOf(agent)).stream().map(id -> new Id(Retell.ID, id)).toList();
    }

    @Override
    public void delete(Id id) {
        api.delete("delete knowledge base", api.url(Paths.DELETE_KNOWLEDGE, id.value()));
    }

    private HttpUrl url(Id id) {
        return api.url(Paths.GET_KNOWLEDGE, id.value());
    }

    private KnowledgeBase read(String what, Reply reply) {
        return KnowledgeJson.read(api.read(what, reply, Wire.Knowledge.class))
                .orElseThrow(() -> Api.unreadable(what, reply, null));
    }

    private Wire.Llm modelOf(AgentId agent) {
        return models.of(agents.read(agent)).orElseThrow(() -> Retell.CAPABILITIES.refusal(Capability.KNOWLEDGE));
    }

    private static List<String> idsOf(Wire.Llm model) {
        return new ArrayList<>(Objects.requireNonNullElse(model.knowledgeBaseIds(), List.of()));
    }
}
