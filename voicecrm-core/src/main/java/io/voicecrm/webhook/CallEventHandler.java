package io.voicecrm.webhook;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.call.CallEvent;
import java.util.List;

/** Whoever works on call events. Implementations are thread-safe and idempotent: an event may come again. */
@ExtensionPoint
@FunctionalInterface
public interface CallEventHandler {

    /** What became of the events. */
    enum Result {
        /** They took effect, now or before. */
        HANDLED,
        /** Nobody knows yet whose call this is; ask again later. */
        OWNER_UNKNOWN
    }

    /** Handles the events of one call, all from one delivery or one read-back. */
    Result handle(List<CallEvent> events);
}
