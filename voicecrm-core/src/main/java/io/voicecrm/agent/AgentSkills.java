package io.voicecrm.agent;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an agent can do beyond talking, and what is read out of its calls. Replaces the agent's earlier skills as a whole.
 *
 * @param facts what to extract from each conversation, besides name, email, intent and a wish not to be called
 * @param goals what each conversation is judged by
 * @param tools what the agent may use while it talks
 */
public record AgentSkills(List<WantedFact> facts, List<Goal> goals, List<AgentTool> tools) {

    /** Nothing beyond talking. */
    public static final AgentSkills NONE = new AgentSkills(List.of(), List.of(), List.of());

    /** @throws IllegalArgumentException if two facts, two goals or two tools have one name */
    public AgentSkills {
        facts = List.copyOf(facts);
        goals = List.copyOf(goals);
        tools = List.copyOf(tools);
        distinct("fact", facts.stream().map(WantedFact::name).toList());
        distinct("goal", goals.stream().map(Goal::name).toList());
        distinct("tool", tools.stream().map(AgentTool::name).toList());
    }

    private static void distinct(String what, List<String> names) {
        Set<String> twice = names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .collect(Collectors.toSet());
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException("agent skills: more than one " + what + " is called " + twice);
        }
    }

    /**
     * A fact to extract from each conversation.
     *
     * @param name lower-case letters, digits and underscores, starting with a letter
     * @param type what the value is
     * @param description tells the model what to look for
     */
    public record WantedFact(String name, ValueType type, String description) {

        /** @throws IllegalArgumentException if {@code name} is not an identifier or {@code description} is blank */
        public WantedFact {
            Naming.identifier("fact", name);
            Naming.described("fact " + name, description);
        }
    }

    /**
     * What makes a conversation a success.
     *
     * @param name lower-case letters, digits and underscores, starting with a letter
     * @param reachedWhen a sentence that the model finds true or false of the conversation
     */
    public record Goal(String name, String reachedWhen) {

        /** @throws IllegalArgumentException if {@code name} is not an identifier or {@code reachedWhen} is blank */
        public Goal {
            Naming.identifier("goal", name);
            Naming.described("goal " + name, reachedWhen);
        }
    }

    /** The type of a value that a model extracts or passes on. */
    public enum ValueType {
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN
    }
}
