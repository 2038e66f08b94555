package io.voicecrm.testkit.simulator;

import io.voicecrm.Page;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSkills;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.voice.Agents;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.VoiceProviderException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The agents of a {@link SimulatedProvider}, in memory. Thread-safe. */
final class KeptAgents implements Agents {

    private final Map<String, AgentSpec> agents = new ConcurrentSkipListMap<>();
    private final Map<String, AgentSkills> skills = new ConcurrentSkipListMap<>();
    private final AtomicInteger sequence = new AtomicInteger();

    /** One agent is there from the start. */
    KeptAgents() {
        create(AgentSpec.named("Simulated agent"));
    }

    boolean has(AgentId id) {
        return agents.containsKey(id.value());
    }

    @Override
    public AgentId create(AgentSpec spec) {
        AgentId id = new AgentId(SimulatedProvider.ID, "agent_" + sequence.incrementAndGet());
        agents.put(id.value(), spec);
        return id;
    }

    @Override
    public void update(AgentId id, AgentSpec spec) {
        agents.put(id.value(), merged(known(id), spec));
    }

    @Override
    public Optional<AgentSpec> find(AgentId id) {
        return Optional.ofNullable(agents.get(id.value()));
    }

    @Override
    public Page<Listed> list(@Nullable String cursor) {
        List<Listed> all = agents.entrySet().stream()
                .map(agent -> new Listed(
                        new AgentId(SimulatedProvider.ID, agent.getKey()),
                        agent.getValue().name()))
                .toList();
        return new Page<>(all, null);
    }

    @Override
    public void delete(AgentId id) {
        agents.remove(id.value());
        skills.remove(id.value());
    }

    @Override
    public AgentId copy(AgentId original, String name) {
        AgentSpec spec = known(original);
        AgentId copy = create(new AgentSpec(
                name, spec.prompt(), spec.firstMessage(), spec.voiceId(), spec.language(), spec.maxCallDuration()));
        skills.put(copy.value(), skills.getOrDefault(original.value(), AgentSkills.NONE));
        return copy;
    }

    @Override
    public void equip(AgentId id, AgentSkills newSkills) {
        known(id);
        skills.put(id.value(), newSkills);
    }

    private AgentSpec known(AgentId id) {
        return find(id).orElseThrow(() -> new VoiceProviderException(
                SimulatedProvider.ID, Kind.NOT_FOUND, "simulated provider: no agent " + id.value(), null, null, null));
    }

    private static AgentSpec merged(AgentSpec before, AgentSpec change) {
        return new AgentSpec(
                change.name(),
                otherwise(change.prompt(), before.prompt()),
                otherwise(change.firstMessage(), before.firstMessage()),
                otherwise(change.voiceId(), before.voiceId()),
                otherwise(change.language(), before.language()),
                change.maxCallDuration() == null ? before.maxCallDuration() : change.maxCallDuration());
    }

    private static @Nullable String otherwise(@Nullable String value, @Nullable String before) {
        return value == null ? before : value;
    }
}
