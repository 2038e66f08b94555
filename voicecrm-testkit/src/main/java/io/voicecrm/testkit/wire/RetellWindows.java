package io.voicecrm.testkit.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** The hours of a batch, as its {@code call_time_window} says; always open if there is none. */
final class RetellWindows {

    private static final int END_OF_DAY = 24 * 60;

    private final List<JsonObject> windows;
    private final ZoneId zone;
    private final List<?> days;

    /** @throws RetellError if it makes no sense */
    RetellWindows(JsonObject window) {
        this.windows = window.list("windows").stream()
                .map(JsonObject.class::cast)
                .map(RetellWindows::checked)
                .toList();
        this.days = window.list("day");
        String name = window.text("timezone");
        try {
            this.zone = ZoneId.of(name.isEmpty() ? "America/Los_Angeles" : name);
        } catch (DateTimeException e) {
            throw RetellError.invalid("call_time_window.timezone is not valid");
        }
    }

    /** How long from now until a call may be placed; zero if it may now. */
    Duration untilOpen(Instant now) {
        if (windows.isEmpty()) {
            return Duration.ZERO;
        }
        ZonedDateTime here = now.atZone(zone);
        Instant first = null;
        for (int ahead = 0; ahead <= 7; ahead++) {
            LocalDate day = here.toLocalDate().plusDays(ahead);
            for (JsonObject window : isOn(day) ? windows : List.<JsonObject>of()) {
                Instant start = at(day, window.whole("start", 0));
                Instant end = at(day, window.whole("end", END_OF_DAY));
                Instant open = start.isBefore(now) ? now : start;
                if (open.isBefore(end) && (first == null || open.isBefore(first))) {
                    first = open;
                }
            }
        }
        return first == null ? Duration.ofDays(8) : Duration.between(now, first);
    }

    private boolean isOn(LocalDate day) {
        return days.isEmpty() || days.contains(day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    private Instant at(LocalDate day, long minute) {
        return minute == END_OF_DAY
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime((int) minute / 60, (int) minute % 60).atZone(zone).toInstant();
    }

    private static JsonObject checked(JsonObject window) {
        long start = window.whole("start", -1);
        long end = window.whole("end", -1);
        if (start < 0 || start >= end || end > END_OF_DAY) {
            throw RetellError.invalid("call_time_window.windows: expected 0 <= start < end <= 1440");
        }
        return window;
    }
}
