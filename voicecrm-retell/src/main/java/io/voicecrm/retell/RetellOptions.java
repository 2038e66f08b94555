package io.voicecrm.retell;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How agents are made and calls are placed.
 *
 * @param defaultVoice for agents that name none: this provider has no agent without a voice
 * @param ringingTimeout how long a phone rings
 * @param webhookUrl where new agents report to; null for the account's own address
 */
record RetellOptions(
        String defaultVoice,
        Duration ringingTimeout,
        @Nullable String webhookUrl) {

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    RetellOptions {
        if (ringingTimeout.compareTo(SHORTEST) < 0 || ringingTimeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "Retell ringing timeout: " + ringingTimeout + " must be between 5 seconds and 5 minutes");
        }
    }
}
