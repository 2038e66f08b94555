package io.voicecrm.analysis;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads times as analyses state them. Pure. */
public final class StatedTime {

    private StatedTime() {}

    /**
     * The moment that a text names: an ISO time with its offset, an ISO time where the person is, or a person's words in
     * English, such as {@code tomorrow after five}.
     *
     * @param at when it was said
     * @param zone where the person is; null if unknown
     * @return empty if the text names no time after {@code at}, or needs a zone that is unknown
     */
    public static Optional<Instant> read(String text, Instant at, @Nullable ZoneId zone) {
        return iso(text.strip(), zone)
                .or(() -> zone == null
                        ? Optional.empty()
                        : SpokenTime.read(text, at.atZone(zone)).map(ZonedDateTime::toInstant))
                .filter(moment -> moment.isAfter(at));
    }

    private static Optional<Instant> iso(String text, @Nullable ZoneId zone) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException withoutOffset) {
            return zone == null ? Optional.empty() : local(text, zone);
        }
    }

    private static Optional<Instant> local(String text, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant());
        } catch (DateTimeException words) {
            return Optional.empty();
        }
    }
}
