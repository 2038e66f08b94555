package io.voicecrm.compliance;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row that was read, ready to be applied. */
sealed interface Rule {

    RuleRow row();

    /** Hours of the week, or of holidays; silent on dates on which the row does not hold. */
    record OpenHours(RuleRow row, Schedule hours) implements Rule, Schedule {
        @Override
        public Hours on(LocalDate date) {
            return row.holdsOn(date) ? hours.on(date) : Hours.ALL_DAY;
        }
    }

    /** At most {@code max} attempts in any {@code period}. */
    record Cap(RuleRow row, int max, Duration period) implements Rule {}

    /** Never dial such numbers. */
    record Blocked(RuleRow row, Type type) implements Rule {
        enum Type {
            EMERGENCY,
            PREMIUM_RATE
        }
    }

    /** A call needs this permission. */
    record Permission(RuleRow row, ConsentLevel level) implements Rule {}

    /** A national list to look into, unless a recorded consent outranks it. */
    record Scrub(
            RuleRow row,
            String list,
            Duration maxAge,
            @Nullable ConsentLevel waivedBy) implements Rule {}

    /** Nothing to decide. */
    record Statement(RuleRow row) implements Rule {}

    static Rule of(RuleRow row) {
        String value = row.value();
        return switch (row.kind()) {
            case HOURS -> new OpenHours(row, CallWindow.parse(value));
            case HOLIDAY_HOURS -> new OpenHours(row, holidayHours(value));
            case ATTEMPT_CAP -> {
                Matcher cap = read("(\\d{1,4}) in (P\\S+)", row.id(), value);
                yield new Cap(row, Integer.parseInt(cap.group(1)), Duration.parse(cap.group(2)));
            }
            case BLOCKED -> new Blocked(row, Blocked.Type.valueOf(value));
            case CONSENT -> new Permission(row, ConsentLevel.valueOf(value));
            case SCRUB -> {
                Matcher scrub = read("([A-Z-]+) (\\d{1,3})(?: (EXPRESS|WRITTEN))?", row.id(), value);
                yield new Scrub(
                        row,
                        scrub.group(1),
                        Duration.ofDays(Integer.parseInt(scrub.group(2))),
                        scrub.group(3) == null ? null : ConsentLevel.valueOf(scrub.group(3)));
            }
            case COVERED, MEMBERS, DISCLOSURE -> new Statement(row);
        };
    }

    /** @throws IllegalArgumentException if the value is not written as its kind asks */
    static void check(String id, RuleKind kind, String value) {
        try {
            switch (kind) {
                case HOURS -> CallWindow.parse(value);
                case HOLIDAY_HOURS -> holidayHours(value);
                case ATTEMPT_CAP ->
                    Duration.parse(read("([1-9]\\d{0,3}) in (P\\S+)", id, value).group(2));
                case BLOCKED -> Blocked.Type.valueOf(value);
                case CONSENT -> ConsentLevel.valueOf(value);
                case SCRUB -> read("([A-Z-]+) (\\d{1,3})(?: (EXPRESS|WRITTEN))?", id, value);
                case COVERED, MEMBERS, DISCLOSURE -> {}
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "rule " + id + ": \"" + value + "\" is no value of kind " + kind + "; " + e.getMessage(), e);
        }
    }

    private static Schedule holidayHours(String value) {
        String[] parts = value.split(" ", 2);
        Holidays holidays = HolidayCalendars.get(parts[0]);
        CallWindow hours = parts.length == 1 ? null : CallWindow.parse("MON-SUN " + parts[1]);
        return date -> {
            if (!holidays.contains(date)) {
                return Hours.ALL_DAY;
            }
            return hours == null ? Hours.NONE : hours.on(date);
        };
    }

    private static Matcher read(String pattern, String id, String value) {
        Matcher matcher = Pattern.compile(pattern).matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("rule " + id + ": expected " + pattern);
        }
        return matcher;
    }
}
