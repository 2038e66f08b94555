package io.voicecrm.compliance;

import io.voicecrm.compliance.Hours.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Local hours of the week when calling is allowed. Ends are exclusive: at 21:00 a window until 21:00 is closed. A day that
 * is not named is closed. Immutable.
 *
 * <p>Written as {@code MON-FRI 09:00-21:30, SAT-SUN 10:00-18:00}; a day may be named more than once, and {@code 24:00} is
 * the end of the day.
 */
public final class CallWindow implements Schedule {

    private static final Pattern PART = Pattern.compile(
            "(MON|TUE|WED|THU|FRI|SAT|SUN)(?:-(MON|TUE|WED|THU|FRI|SAT|SUN))? (\\d{2}):(\\d{2})-(\\d{2}):(\\d{2})");

    private final Map<DayOfWeek, Hours> days;

    private CallWindow(Map<DayOfWeek, Hours> days) {
        this.days = days;
    }

    /**
     * Reads a window.
     *
     * @throws IllegalArgumentException if {@code text} is not written as above, or a span is empty or runs backwards
     */
    public static CallWindow parse(String text) {
        Map<DayOfWeek, List<Span>> spans = new EnumMap<>(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("call window: \"" + part.strip()
                        + "\" cannot be read; expected days and hours such as MON-FRI 09:00-21:00");
            }
            Span span = span(matcher, part.strip());
            DayOfWeek first = day(matcher.group(1));
            DayOfWeek last = matcher.group(2) == null ? first : day(matcher.group(2));
            for (DayOfWeek day = first; ; day = day.plus(1)) {
                spans.computeIfAbsent(day, any -> new ArrayList<>()).add(span);
                if (day == last) {
                    break;
                }
            }
        }
        Map<DayOfWeek, Hours> days = new EnumMap<>(DayOfWeek.class);
        spans.forEach((day, ofDay) -> days.put(day, Hours.of(ofDay)));
        return new CallWindow(days);
    }

    @Override
    public Hours on(LocalDate date) {
        return days.getOrDefault(date.getDayOfWeek(), Hours.NONE);
    }

    private static Span span(Matcher matcher, String part) {
        int from = minute(matcher.group(3), matcher.group(4));
        int to = minute(matcher.group(5), matcher.group(6));
        if (from >= to || to > Hours.MINUTES_PER_DAY) {
            throw new IllegalArgumentException(
                    "call window: \"" + part + "\" must end after it starts, and at 24:00 at the latest");
        }
        return new Span(from, to);
    }

    private static int minute(String hour, String minute) {
        int minutes = Integer.parseInt(minute);
        return minutes > 59 ? Integer.MAX_VALUE : Integer.parseInt(hour) * 60 + minutes;
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallWindow window && window.days.equals(days);
    }

    @Override
    public int hashCode() {
        return days.hashCode();
    }

    /** The window day by day, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return days.entrySet().stream()
                .flatMap(day -> day.getValue().spans().stream()
                        .map(span -> day.getKey().name().substring(0, 3) + " " + clock(span.from()) + "-"
                                + clock(span.to())))
                .collect(Collectors.joining(", "));
    }

    private static String clock(int minute) {
        int hour = minute / 60;
        int rest = minute % 60;
        return (hour < 10 ? "0" : "") + hour + (rest < 10 ? ":0" : ":") + rest;
    }
}
