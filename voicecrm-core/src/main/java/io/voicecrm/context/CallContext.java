package io.voicecrm.context;

import io.voicecrm.contact.AgentOverrides;
import java.util.Map;

/**
 * What the agent is told before it speaks.
 *
 * @param overrides what differs from the agent's own settings, all variables filled in
 * @param variables values for the variables of the agent's own texts
 */
public record CallContext(AgentOverrides overrides, Map<String, String> variables) {

    /** Copies {@code variables}. */
    public CallContext {
        variables = Map.copyOf(variables);
    }

    /** Nothing but the agent's own settings. */
    public static CallContext empty() {
        return new CallContext(AgentOverrides.NONE, Map.of());
    }
}
