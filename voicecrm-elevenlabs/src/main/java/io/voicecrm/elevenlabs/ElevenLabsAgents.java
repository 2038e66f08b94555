package io.voicecrm.elevenlabs;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.voicecrm.Page;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSkills;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.http.Reply;
import io.voicecrm.voice.Agents;
import io.voicecrm.voice.Capability;
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

final class ElevenLabsAgents implements Agents {

    private static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int PAGE_SIZE = 100;

    private final Api api;
    private final Clock clock;
    private final Map<String, Remembered> overrides = new ConcurrentHashMap<>();

    private record Remembered(AllowedOverrides allowed, Instant at) {}

    ElevenLabsAgents(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public AgentId create(AgentSpec spec) {
        Reply reply = api.create("create agent", api.url("agents/create").build(), json(AgentJson.create(spec)));
        String id = api.read("create agent", reply, Wire.CreatedAgent.class).agentId();
        return new AgentId(ElevenLabs.ID, Objects.requireNonNullElse(id, ""));
    }

    @Override
    public void update(AgentId id, AgentSpec spec) {
        Reply reply = api.send("update agent", "PATCH", agent(id), json(AgentJson.update(spec)));
        overrides.remove(id.value());
        if (!reply.isSuccess()) {
            throw Api.failure("update agent", reply);
        }
    }

    @Override
    public Optional<AgentSpec> find(AgentId id) {
        Reply reply = api.send("find agent", "GET", agent(id), null);
        return reply.status() == 404
                ? Optional.empty()
                : Optional.of(AgentJson.spec(api.read("find agent", reply, Wire.Agent.class)));
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
        Reply reply = api.send("delete agent", "DELETE", agent(id), null);
        if (!reply.isSuccess() && reply.status() != 404) {
            throw Api.failure("delete agent", reply);
        }
    }

    @Override
    public AgentId copy(AgentId original, String name) {
        throw ElevenLabs.CAPABILITIES.refusal(Capability.AGENT_COPY);
    }

    @Override
    public void equip(AgentId id, AgentSkills skills) {
        throw ElevenLabs.CAPABILITIES.refusal(Capability.AGENT_SKILLS);
    }

    /** What a call may override. An override that is not allowed would end the call when it is picked up. */
    AllowedOverrides allowedBy(AgentId id) {
        Instant now = clock.instant();
        Remembered known = overrides.get(id.value());
        if (known != null && known.at().plus(FRESH).isAfter(now)) {
            return known.allowed();
        }
        Wire.Agent agent = api.get("find agent", agent(id), Wire.Agent.class);
        AllowedOverrides allowed = AllowedOverrides.of(agent);
        overrides.put(id.value(), new Remembered(allowed, now));
        return allowed;
    }

    private HttpUrl agent(AgentId id) {
        return api.url("agents").addPathSegment(id.value()).build();
    }

    private static String json(Map<String, Object> value) {
        return JSON.toJson(value);
    }
}
