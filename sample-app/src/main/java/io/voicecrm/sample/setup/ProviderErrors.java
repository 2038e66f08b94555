package io.voicecrm.sample.setup;

import io.voicecrm.sample.database.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** Calls that providers did not place, by what they said. */
@Component
class ProviderErrors {

    private static final Duration LOOKS_BACK = Duration.ofDays(7);

    private final Scope scope;
    private final Clock clock;

    ProviderErrors(Scope scope, Clock clock) {
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * One kind of refusal.
     *
     * @param words what the provider said
     * @param calls how many calls within the last seven days
     * @param meaning what it means
     * @param action what helps
     */
    record ProviderError(String provider, String words, long calls, Instant lastAt, String meaning, String action) {}

    private record Row(String provider, String words, long calls, OffsetDateTime lastAt) {

        ProviderError explained() {
            Advice advice = Advice.ofWords(words);
            return new ProviderError(provider, words, calls, lastAt.toInstant(), advice.meaning(), advice.action());
        }
    }

    /** The latest first; at most twenty. */
    List<ProviderError> latest() {
        return scope
                .platform(jdbc -> jdbc.sql("""
                select provider, detail as words, count(*) as calls, max(state_since) as last_at
                from attempts
                where state in ('RELEASED', 'FINISHED') and submitted_at is not null and call_ref is null
                  and detail is not null and state_since > :since
                group by provider, detail order by max(state_since) desc limit 20""")
                        .param("since", Timestamp.from(clock.instant().minus(LOOKS_BACK)))
                        .query(Row.class)
                        .list())
                .stream()
                .map(Row::explained)
                .toList();
    }
}
