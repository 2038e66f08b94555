package io.voicecrm.compliance;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision rests on, so that it can be explained later.
 *
 * @param citation where the rule is written; empty if it is ours
 * @param pack the pack and its version, such as {@code standard 2026-11}; empty if no pack was asked
 * @param place where the person was taken to be; null if it did not matter
 * @param at when it was decided
 */
public record Grounds(
        String citation,
        String pack,
        @Nullable CalledPlace place,
        @Nullable Instant at) {

    /** Nothing but the rule itself. */
    public static final Grounds NONE = new Grounds("", "", null, null);

    /** What the clocks showed where the person may be, one per zone. */
    public List<ZonedDateTime> localTimes() {
        return place == null || at == null
                ? List.of()
                : place.zones().stream().map(at::atZone).toList();
    }
}
