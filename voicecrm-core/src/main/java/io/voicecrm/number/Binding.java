package io.voicecrm.number;

import io.voicecrm.agent.AgentId;
import org.jspecify.annotations.Nullable;

/**
 * Which agent a number is connected to, or is about to be.
 *
 * @param agent who answers and calls with the number
 * @param importedAs the name that the agent's provider has given to the number; null until it has one, and where calls
 *     are handed to the provider one by one
 */
public record Binding(AgentId agent, @Nullable String importedAs) {

    /** Where connecting once more, or to another agent of the provider, begins. */
    Work.Step firstStep() {
        return importedAs == null ? Work.Step.IMPORT : Work.Step.BIND;
    }
}
