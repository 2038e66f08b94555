package io.voicecrm.testkit.simulator;

import io.voicecrm.Page;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSkills;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.voice.Agents;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.VoiceProviderException.Kind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** This provider takes any agent id and keeps none. */
final class FixedAgents implements Agents {

    @Override
    public AgentId create(AgentSpec spec) {
        throw refused();
    }

    @Override
    public void update(AgentId id, AgentSpec spec) {
        throw refused();
    }

    @Override
    public Optional<AgentSpec> find(AgentId id) {
        return Optional.empty();
    }

    @Override
    public Page<Listed> list(@Nullable String cursor) {
        return new Page<>(List.of(), null);
    }

    @Override
    public void delete(AgentId id) {}

    @Override
    public AgentId copy(AgentId original, String name) {
        throw SimulatedProvider.CAPABILITIES.refusal(Capability.AGENT_COPY);
    }

    @Override
    public void equip(AgentId id, AgentSkills skills) {
        throw SimulatedProvider.CAPABILITIES.refusal(Capability.AGENT_SKILLS);
    }

    private static VoiceProviderException refused() {
        return new VoiceProviderException(
                SimulatedProvider.ID, Kind.INVALID_REQUEST, "simulated provider: keeps no agents", null, null, null);
    }
}
