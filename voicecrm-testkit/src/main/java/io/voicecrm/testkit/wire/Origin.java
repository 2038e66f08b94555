package io.voicecrm.testkit.wire;

import io.voicecrm.call.Direction;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation came about.
 *
 * @param id the conversation's, known before it begins
 * @param batchCall the batch and the recipient that it is for; null if it is for none
 */
record Origin(String id, Direction direction, @Nullable JsonObject batchCall) {

    boolean isInbound() {
        return direction == Direction.INBOUND;
    }
}
