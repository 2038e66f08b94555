package io.voicecrm.text;

import org.jspecify.annotations.Nullable;

/**
 * What a carrier tells about a message that it was given.
 *
 * @param id what {@link TextSender#send} was given
 * @param reference the carrier's name for it
 * @param problem why it was not delivered, for people to read; null if nothing is wrong
 */
public record TextReport(
        TextId id,
        String reference,
        TextState state,
        @Nullable String problem) {}
