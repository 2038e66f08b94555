package io.voicecrm.testkit.simulator;

import io.voicecrm.PhoneNumber;
import java.time.Duration;
import java.util.Map;

/**
 * A phone rings.
 *
 * @param to whose phone
 * @param nth how often it was dialed, this time included; at least 1
 * @param prompt what the agent was told to do, variables filled in; the people's talk follows its purpose
 * @param firstMessage what the agent says first, variables filled in; empty if it waits to be spoken to
 * @param voicemailMessage what the agent tells a machine, variables filled in; empty if it hangs up
 * @param variables what is known about the person, such as {@code first_name} and {@code city}
 * @param longestRing after which the caller gives up
 * @param longestTalk after which the provider hangs up
 */
public record Dial(
        PhoneNumber to,
        int nth,
        String prompt,
        String firstMessage,
        String voicemailMessage,
        Map<String, String> variables,
        Duration longestRing,
        Duration longestTalk) {

    /** Copies {@code variables}. */
    public Dial {
        variables = Map.copyOf(variables);
    }
}
