package io.voicecrm.retell;

import io.voicecrm.Page;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSkills;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.Agents;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.VoiceProviderException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Agents, each with the language model that holds its texts. */
final class RetellAgents implements Agents {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final String VOICE_ONLY =
            "{\"filter_criteria\":{\"channel\":{\"type\":\"string\",\"op\":\"eq\",\"value\":\"voice\"}}}";

    private final Api api;
    private final LanguageModels models;
    private final RetellOptions options;
    private final Clock clock;
    private final Map<String, Remembered> overrides = new ConcurrentHashMap<>();

    private record Remembered(AllowedOverrides allowed, Instant at) {}

    RetellAgents(Api api, RetellOptions options, Clock clock) {
        this.api = api;
        this.models = new LanguageModels(api);
        this.options = options;
        this.clock = clock;
    }

    /** Makes the language model first. Where the agent is then refused, the model is deleted again. */
    @Override
    public AgentId create(AgentSpec spec) {
        String model = models.create(spec);
        return created("create agent", AgentJson.createAgent(spec, model, options), model);
    }

    /** @param model what was made for this agent alone, or null */
    private AgentId created(String what, Map<String, Object> agent, @Nullable String model) {
        Reply reply;
        try {
            reply = api.create(what, api.url(Paths.CREATE_AGENT).build(), Api.json(agent));
        } catch (VoiceProviderException e) {
            // The agent may exist, and would be mute without its model.
            throw model == null ? e : LanguageModels.leftBehind(model, e);
        }
        if (!reply.isSuccess()) {
            VoiceProviderException refusal = Api.failure(what, reply);
            throw model == null ? refusal : models.withdrawn(model, refusal);
        }
        String id = api.read(what, reply, Wire.Agent.class).agentId();
        return new AgentId(Retell.ID, Objects.requireNonNullElse(id, ""));
    }

    @Override
    public void update(AgentId id, AgentSpec spec) {
        Wire.Agent agent = read(id);
        Optional<Wire.Llm> model = models.of(agent);
        overrides.remove(id.value());
        if (model.isPresent()) {
            models.update(model.get(), AgentJson.updateLlm(spec, model.get()));
        }
        change("update agent", id, AgentJson.updateAgent(spec));
    }

    private void change(String what, AgentId id, Map<String, Object> change) {
        Reply reply = api.send(what, "PATCH", api.url(Paths.UPDATE_AGENT, id.value()), Api.json(change));
        if (!reply.isSuccess()) {
            throw Api.failure(what, reply);
        }
    }

    @Override
    public Optional<AgentSpec> find(AgentId id) {
        return api.find("find agent", api.url(Paths.GET_AGENT, id.value()), Wire.Agent.class)
                .map(agent -> AgentJson.spec(agent, models.of(agent).orElse(null)));
    }

    @Override
    public Page<Listed> list(@Nullable String cursor) {
        HttpUrl.Builder url = api.url(Paths.LIST_AGENTS).addQueryParameter("limit", "100");
        if (cursor != null) {
            url.addQueryParameter("pagination_key", cursor);
        }
        Reply reply = api.send("list agents", "POST", url.build(), VOICE_ONLY);
        Wire.AgentList page = api.read("list agents", reply, Wire.AgentList.class);
        List<Wire.Agent> agents = Objects.requireNonNullElse(page.items(), List.of());
        return new Page<>(
                agents.stream()
                        .filter(agent -> agent.agentId() != null)
                        .map(agent -> new Listed(
                                new AgentId(Retell.ID, String.valueOf(agent.agentId())),
                                Objects.requireNonNullElse(agent.name(), "")))
                        .toList(),
                Boolean.TRUE.equals(page.more()) ? page.next() : null);
    }

    /** Deletes the agent, then its language model where we made it: another one may serve more agents. */
    @Override
    public void delete(AgentId id) {
        Optional<Wire.Agent> agent = api.find("find agent", api.url(Paths.GET_AGENT, id.value()), Wire.Agent.class);
        Optional<Wire.Llm> model = agent.flatMap(models::of);
        overrides.remove(id.value());
        api.delete("delete agent", api.url(Paths.DELETE_AGENT, id.value()));
        model.filter(llm -> AllowedOverrides.of(llm).prompt()).ifPresent(models::delete);
    }

    /** Copies the language model too, so that the two do not change together. */
    @Override
    public AgentId copy(AgentId original, String name) {
        Map<String, Object> agent = api.readObject("copy agent", api.url(Paths.GET_AGENT, original.value()));
        Optional<Wire.Llm> model = models.of(read(original));
        String copied = null;
        if (model.isPresent()) {
            copied = models.copy(model.get());
            agent.put("response_engine", Map.of("type", "retell-llm", "llm_id", copied));
        }
        AgentJson.READ_ONLY.forEach(agent::remove);
        agent.put("agent_name", name);
        return created("copy agent", agent, copied);
    }

    @Override
    public void equip(AgentId id, AgentSkills skills) {
        Wire.Llm model = models.of(read(id)).orElseThrow(() -> Retell.CAPABILITIES.refusal(Capability.AGENT_SKILLS));
        models.update(model, Map.of("general_tools", SkillsJson.tools(skills)));
        change("equip agent", id, Map.of("post_call_analysis_data", SkillsJson.analyses(skills)));
    }

    /** What a call may override. @throws VoiceProviderException if the agent does not exist */
    AllowedOverrides allowedBy(AgentId id) {
        Instant now = clock.instant();
        Remembered known = overrides.get(id.value());
        if (known != null && known.at().plus(FRESH).isAfter(now)) {
            return known.allowed();
        }
        AllowedOverrides allowed = models.of(read(id)).map(AllowedOverrides::of).orElse(AllowedOverrides.NONE);
        overrides.put(id.value(), new Remembered(allowed, now));
        return allowed;
    }

    /** Whether the agent exists, asked now. */
    boolean exists(AgentId id) {
        overrides.remove(id.value());
        return api.find("find agent", api.url(Paths.GET_AGENT, id.value()), Wire.Agent.class)
                .isPresent();
    }

    /** The agent as it is now. @throws VoiceProviderException if it does not exist */
    Wire.Agent read(AgentId id) {
        return api.get("find agent", api.url(Paths.GET_AGENT, id.value()), Wire.Agent.class);
    }
}
