package io.voicecrm.sample.invoice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it goes with the collection of what is owed.
 *
 * @param isPastDue whether it is owed and its day has passed, where the client is
 * @param attempts how often the gateway tried to collect the money
 * @param nextAttemptAt when it tries again; null if it does not by itself
 */
record Dunning(boolean isPastDue, int attempts, @Nullable Instant nextAttemptAt) {}
