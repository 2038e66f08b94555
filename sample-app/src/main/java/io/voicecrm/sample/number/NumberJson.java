package io.voicecrm.sample.number;

import io.voicecrm.number.Binding;
import io.voicecrm.number.NumberState;
import io.voicecrm.number.PooledNumber;
import io.voicecrm.number.Work;
import io.voicecrm.sample.web.SnakeCase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A number as its client sees it.
 *
 * @param status {@code available}, {@code reserved}, {@code assigned}, {@code suspended} or {@code released}
 * @param connecting whether it is on its way to its agent
 * @param problem why it is not there yet, for people to read; null if nothing is wrong
 */
record NumberJson(
        String phoneNumber,
        String phoneNumberSid,
        String country,
        String region,
        String locality,
        List<String> capabilities,
        String status,
        @Nullable Instant reservedUntil,
        @Nullable String agentId,
        @Nullable Instant assignedAt,
        boolean connecting,
        @Nullable String problem,
        String provider) {

    static NumberJson of(PooledNumber number, Instant now) {
        NumberState state = number.isFree(now) ? NumberState.AVAILABLE : number.state();
        Binding binding = number.binding();
        Work work = number.work();
        return new NumberJson(
                number.number().e164(),
                number.line().id(),
                number.place().country(),
                Objects.requireNonNullElse(number.place().region(), ""),
                Objects.requireNonNullElse(number.place().locality(), ""),
                number.channels().stream().map(SnakeCase::of).sorted().toList(),
                SnakeCase.of(state),
                state == NumberState.RESERVED ? number.reservedUntil() : null,
                binding == null ? null : binding.agent().value(),
                state == NumberState.ASSIGNED ? number.since() : null,
                number.isConnecting(),
                work == null ? null : work.problem(),
                number.line().carrier().value());
    }
}
