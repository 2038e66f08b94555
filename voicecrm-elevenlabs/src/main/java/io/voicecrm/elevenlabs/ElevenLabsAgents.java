package io.voicecrm.elevenlabs;

import io.voicecrm.Page;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSkills;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentTool;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.Agents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

final class ElevenLabsAgents implements Agents {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int PAGE_SIZE = 100;

    private final Api api;
    private final ElevenLabsTools tools;
    private final Clock clock;
    private final Map<String, Remembered> known = new ConcurrentHashMap<>();

    private record Remembered(AllowedOverrides allowed, Set<String> variables, Instant at) {

        Remembered outdated() {
            return new Remembered(allowed, variables, Instant.MIN);
        }
    }

    ElevenLabsAgents(Api api, Clock clock) {
        this.api = api;
        this.tools = new ElevenLabsTools(api, new ElevenLabsSecrets(api));
        this.clock = clock;
    }

    @Override
    public AgentId create(AgentSpec spec) {
        Reply reply = api.create("create agent", api.url("agents/create").build(), Body.of(AgentJson.create(spec)));
        return created("create agent", reply);
    }

    @Override
    public void update(AgentId id, AgentSpec spec) {
        patch(id, AgentJson.update(spec));
    }

    @Override
    public Optional<AgentSpec> find(AgentId id) {
        return api.find("find agent", agent(id), Wire.Agent.class).map(AgentJson::spec);
    }

    @Override
    public Page<Listed> list(@Nullable String cursor) {
        HttpUrl.Builder url = api.url("agents").addQueryParameter("page_size", String.valueOf(PAGE_SIZE));
        if (cursor != null) {
            url.addQueryParameter("cursor", cursor);
        }
        Wire.AgentList page = api.get("list agents", url.build(), Wire.AgentList.class);
        List<Wire.ListedAgent> agents = Objects.requireNonNullElse(page.agents(), List.of());
        return new Page<>(
                agents.stream()
                        .filter(agent -> agent.agentId() != null)
                        .map(agent -> new Listed(
                                new AgentId(ElevenLabs.ID, String.valueOf(agent.agentId())),
                                Objects.requireNonNullElse(agent.name(), "")))
                        .toList(),
                Boolean.TRUE.equals(page.more()) ? page.next() : null);
    }

    @Override
    public void delete(AgentId id) {
        api.delete("delete agent", agent(id));
    }

    @Override
    public AgentId copy(AgentId original, String name) {
        HttpUrl url = api.url("agents")
                .addPathSegment(original.value())
                .addPathSegment("duplicate")
                .build();
        Reply reply = api.create("copy agent", url, Body.of(Map.of("name", name)));
        return created("copy agent", reply);
    }

    @Override
    public void equip(AgentId id, AgentSkills skills) {
        Wire.PlatformSettings platform =
                api.get("find agent", agent(id), Wire.Agent.class).platform();
        Map<String, Object> collected = platform == null ? null : platform.collected();
        List<AgentTool.Webhook> webhooks = skills.tools().stream()
                .filter(AgentTool.Webhook.class::isInstance)
                .map(AgentTool.Webhook.class::cast)
                .toList();
        Set<String> known = collected == null ? Set.of() : collected.keySet();
        patch(id, SkillsJson.update(skills, tools.idsOf(webhooks), known));
    }

    /** What an agent may look up, as the provider writes it. */
    List<Map<String, Object>> knowledgeOf(AgentId id) {
        Wire.Agent found = api.get("find agent", agent(id), Wire.Agent.class);
        return Optional.ofNullable(found.config())
                .map(Wire.AgentConfig::agent)
                .map(Wire.Speech::prompt)
                .map(Wire.Prompt::knowledge)
                .orElse(List.of());
    }

    /** Replaces what an agent may look up. */
    void tell(AgentId id, List<Map<String, Object>> knowledge) {
        Map<String, Object> prompt =
                Map.of("knowledge_base", knowledge, "rag", Map.of("enabled", !knowledge.isEmpty()));
        patch(id, Map.of("conversation_config", Map.of("agent", Map.of("prompt", prompt))));
    }

    private void patch(AgentId id, Map<String, Object> change) {
        try {
            api.change("update agent", agent(id), change);
        } finally {
            known.computeIfPresent(id.value(), (key, old) -> old.outdated());
        }
    }

    private AgentId created(String what, Reply reply) {
        String id = api.read(what, reply, Wire.CreatedAgent.class).agentId();
        if (id == null || id.isBlank()) {
            throw Api.unreadable(what, reply);
        }
        return new AgentId(ElevenLabs.ID, id);
    }

    /** What a call may override. An override that is not allowed would end the call when it is picked up. */
    AllowedOverrides allowedBy(AgentId id) {
        Instant now = clock.instant();
        Remembered remembered = known.get(id.value());
        if (remembered != null && remembered.at().isAfter(now.minus(FRESH))) {
            return remembered.allowed();
        }
        Wire.Agent agent = api.get("find agent", agent(id), Wire.Agent.class);
        AllowedOverrides allowed = AllowedOverrides.of(agent);
        known.put(id.value(), new Remembered(allowed, AgentJson.variables(agent), now));
        return allowed;
    }

    /** The variables of the agent's own texts, as {@link #allowedBy} saw them last; none if it never did. Asks nobody. */
    Set<String> variablesOf(AgentId id) {
        Remembered remembered = known.get(id.value());
        return remembered == null ? Set.of() : remembered.variables();
    }

    private HttpUrl agent(AgentId id) {
        return api.url("agents").addPathSegment(id.value()).build();
    }
}
