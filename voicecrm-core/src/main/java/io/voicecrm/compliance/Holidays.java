package io.voicecrm.compliance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The days on which a calendar says people are off, of which the days are rules: {@code 07-04}, {@code JAN-MON-3} (the
 * third Monday), {@code MAY-MON-LAST}, {@code EASTER-2} (two days before Easter Sunday). A fixed day with a trailing
 * {@code *} that falls on a weekend is also kept on the Friday before or the Monday after. Thread-safe.
 */
final class Holidays {

    private final List<String> rules;
    private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

    Holidays(List<String> rules) {
        this.rules = List.copyOf(rules);
        daysOf(2000);
    }

    boolean contains(LocalDate date) {
        return years.computeIfAbsent(date.getYear(), this::daysOf).contains(date);
    }

    private Set<LocalDate> daysOf(int year) {
        Set<LocalDate> days = new HashSet<>();
        // The first of January may be kept on the last day of the year before.
        for (int of = year; of <= year + 1; of++) {
            for (String rule : rules) {
                add(days, rule, of);
            }
        }
        days.removeIf(day -> day.getYear() != year);
        return Set.copyOf(days);
    }

    private static void add(Set<LocalDate> days, String rule, int year) {
        boolean kept = rule.endsWith("*");
        LocalDate day = day(kept ? rule.substring(0, rule.length() - 1) : rule, year);
        days.add(day);
        if (kept && day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            days.add(day.minusDays(1));
        }
        if (kept && day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            days.add(day.plusDays(1));
        }
    }

    private static LocalDate day(String rule, int year) {
        if (rule.startsWith("EASTER")) {
            return easter(year).plusDays(Integer.parseInt(rule.substring("EASTER".length())));
        }
        if (Character.isDigit(rule.charAt(0))) {
            return MonthDay.parse("--" + rule).atYear(year);
        }
        String[] parts = rule.split("-", -1);
        LocalDate first = LocalDate.of(year, named(Month.values(), parts[0]), 1);
        DayOfWeek weekday = named(DayOfWeek.values(), parts[1]);
        return first.with(
                parts[2].equals("LAST")
                        ? TemporalAdjusters.lastInMonth(weekday)
                        : TemporalAdjusters.dayOfWeekInMonth(Integer.parseInt(parts[2]), weekday));
    }

    private static <E extends Enum<E>> E named(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("holiday: \"" + name + "\" is no month or day"));
    }

    /** Easter Sunday of the Gregorian calendar, by the century's and the moon's remainders. */
    private static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int yearOfCentury = year % 100;
        int leaps = century / 4;
        int correction = (8 * century + 13) / 25;
        int epact = (19 * golden + century - leaps - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int sum = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
