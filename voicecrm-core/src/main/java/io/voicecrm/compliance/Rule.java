package io.voicecrm.compliance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row that was read, ready to be applied. */
sealed interface Rule {

    String EXEMPTION = "([A-Z-]+) (PURCHASE|INQUIRY) (P\\S+)";
    String REASSIGNED = "ALLOW|DENY";
    String REST = "(CONVERSATION|ABANDONED) (P\\S+)";
    String ABANDONMENT = "(\\d{1,2})% of ([1-9]\\d{0,5}) in (MONTH|P\\S+)";

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

    /** An earlier deal that takes the place of a scrub against a list, for a while. */
    record Exemption(RuleRow row, String list, Relationship.Kind kind, Period period) implements Rule {}

    /** A consent is worth nothing once its number is somebody else's. */
    record Reassigned(RuleRow row, boolean deniesWithoutData) implements Rule {}

    /** Leave a number alone for a while after such a call. */
    record Rest(RuleRow row, After after, Duration period) implements Rule {
        enum After {
            CONVERSATION,
            ABANDONED
        }
    }

    /** @param period null for the calendar's month */
    record AbandonmentBound(
            RuleRow row, int percent, int minimum, @Nullable Duration period) implements Rule {

        Instant from(Instant now) {
            return period != null
                    ? now.minus(period)
                    : now.atZone(ZoneOffset.UTC)
                            .toLocalDate()
                            .withDayOfMonth(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .minusMillis(1);
        }

        /** When a call of {@code at} is counted no more. */
        Instant forgets(Instant at) {
            return period != null
                    ? at.plus(period)
                    : at.atZone(ZoneOffset.UTC)
                            .toLocalDate()
                            .withDayOfMonth(1)
                            .plusMonths(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        }
    }

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
            case RELATIONSHIP -> {
                Matcher exemption = read(EXEMPTION, row.id(), value);
                yield new Exemption(
                        row,
                        exemption.group(1),
                        Relationship.Kind.valueOf(exemption.group(2)),
                        Period.parse(exemption.group(3)));
            }
            case REASSIGNED ->
                new Reassigned(row, read(REASSIGNED, row.id(), value).group().equals("DENY"));
            case REST -> {
                Matcher rest = read(REST, row.id(), value);
                yield new Rest(row, Rest.After.valueOf(rest.group(1)), Duration.parse(rest.group(2)));
            }
            case ABANDONMENT -> {
                Matcher bound = read(ABANDONMENT, row.id(), value);
                yield new AbandonmentBound(
                        row,
                        Integer.parseInt(bound.group(1)),
                        Integer.parseInt(bound.group(2)),
                        bound.group(3).equals("MONTH") ? null : Duration.parse(bound.group(3)));
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
                case RELATIONSHIP -> Period.parse(read(EXEMPTION, id, value).group(3));
                case REASSIGNED -> read(REASSIGNED, id, value);
                case REST -> Duration.parse(read(REST, id, value).group(2));
                case ABANDONMENT -> {
                    String period = read(ABANDONMENT, id, value).group(3);
                    if (!period.equals("MONTH")) {
                        Duration.parse(period);
                    }
                }
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
