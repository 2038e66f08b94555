package io.voicecrm.analysis;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as people say them on the phone in English: {@code tomorrow after five}, {@code on Monday around ten}, {@code in
 * two hours}. Where they leave the hour open, a polite one is taken; where they leave the day open, the next on which the
 * hour is still to come. Pure.
 */
final class SpokenTime {

    private static final Pattern TOKEN = Pattern.compile("\\d{1,2}:\\d{2}|\\d+|\\p{L}+");
    private static final Pattern GREETING = Pattern.compile("good (?:morning|afternoon|evening)");
    private static final LocalTime ANY_HOUR = LocalTime.of(10, 0);
    private static final Map<String, LocalTime> PARTS = Map.of(
            "morning", LocalTime.of(10, 0),
            "noon", LocalTime.NOON,
            "midday", LocalTime.NOON,
            "lunch", LocalTime.of(12, 30),
            "lunchtime", LocalTime.of(12, 30),
            "afternoon", LocalTime.of(14, 0),
            "evening", LocalTime.of(18, 0),
            "tonight", LocalTime.of(19, 0));
    private static final List<String> BEFORE_A_CLOCK =
            List.of("at", "after", "around", "about", "by", "before", "past");

    private final List<String> words;
    private final ZonedDateTime now;

    private SpokenTime(String text, ZonedDateTime now) {
        this.words = tokens(text);
        this.now = now;
    }

    /**
     * The time that a text names.
     *
     * @param now when it was said, where the person is
     * @return empty if it names none, or one that has passed
     */
    static Optional<ZonedDateTime> read(String text, ZonedDateTime now) {
        return new SpokenTime(text, now).find();
    }

    /** Whether a text names both a day and an hour: precise enough to meet. */
    static boolean isPrecise(String text, ZonedDateTime now) {
        SpokenTime spoken = new SpokenTime(text, now);
        return spoken.day() != null && spoken.clock() != null;
    }

    private Optional<ZonedDateTime> find() {
        ZonedDateTime later = afterAWhile();
        if (later != null) {
            return Optional.of(later);
        }
        LocalDate day = day();
        LocalTime time = clock();
        if (time == null) {
            time = part().map(PARTS::get).orElse(null);
        }
        if (day == null && time == null) {
            return Optional.empty();
        }
        LocalDate date = day == null ? now.toLocalDate() : day;
        ZonedDateTime named = date.atTime(time == null ? ANY_HOUR : time).atZone(now.getZone());
        if (named.isAfter(now)) {
            return Optional.of(named);
        }
        return day == null ? Optional.of(named.plusDays(1)) : Optional.empty();
    }

    /** {@code in two hours}, {@code in half an hour}, {@code in a week}. */
    private @Nullable ZonedDateTime afterAWhile() {
        for (int i = words.indexOf("in"); i >= 0 && i + 2 < words.size(); i = next("in", i)) {
            if (word(i + 1).equals("half") && word(i + 3).startsWith("hour")) {
                return now.plusMinutes(30);
            }
            Integer count = NumberWords.value(word(i + 1));
            String unit = word(i + 2);
            if (count == null) {
                continue;
            }
            if (unit.startsWith("minute")) {
                return now.plusMinutes(count);
            }
            if (unit.startsWith("hour")) {
                return now.plusHours(count);
            }
            if (unit.startsWith("day") || unit.startsWith("week")) {
                int days = unit.startsWith("day") ? count : 7 * count;
                LocalTime clock = clock();
                return now.plusDays(days).with(clock == null ? ANY_HOUR : clock);
            }
        }
        return null;
    }

    private @Nullable LocalDate day() {
        LocalDate today = now.toLocalDate();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("tomorrow")) {
                boolean isTheDayAfter =
                        i >= 2 && word(i - 1).equals("after") && word(i - 2).equals("day");
                return today.plusDays(isTheDayAfter ? 2 : 1);
            }
            if (word.equals("today")
                    || word.equals("tonight")
                    || (word.equals("this") && PARTS.containsKey(word(i + 1)))) {
                return today;
            }
            if (word.equals("next") && word(i + 1).equals("week")) {
                return today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            }
            DayOfWeek weekday = weekday(word);
            if (weekday != null) {
                return today.with(TemporalAdjusters.next(weekday));
            }
            LocalDate date = date(word, word(i + 1), today);
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    /** The hour with its minutes, on the half of the day that is meant. */
    private @Nullable LocalTime clock() {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String after = word(i + 1);
            boolean isIntroduced = i > 0 && BEFORE_A_CLOCK.contains(word(i - 1));
            boolean isClock = word.contains(":") || after.equals("am") || after.equals("pm") || after.equals("o");
            if (!isIntroduced && !isClock) {
                continue;
            }
            LocalTime time = time(word, after);
            if (time != null) {
                boolean isHalfPast =
                        i >= 2 && word(i - 1).equals("past") && word(i - 2).equals("half");
                boolean isBefore = i >= 1 && word(i - 1).equals("before");
                return isHalfPast ? time.plusMinutes(30) : isBefore ? time.minusHours(1) : time;
            }
        }
        return null;
    }

    private @Nullable LocalTime time(String word, String after) {
        String[] digits = word.split(":", 2);
        Integer hour = word.equals("a") || word.equals("an") ? null : NumberWords.value(digits[0]);
        int minute = digits.length == 2 ? Integer.parseInt(digits[1]) : minutes(after);
        if (hour == null || hour > 23 || minute > 59) {
            return null;
        }
        return LocalTime.of(onTheRightHalf(hour, after), minute);
    }

    private int onTheRightHalf(int hour, String after) {
        if (after.equals("am") || hour == 0 || hour > 12) {
            return after.equals("am") && hour == 12 ? 0 : hour;
        }
        String part = part().orElse("");
        boolean isLate = part.equals("afternoon") || part.equals("evening") || part.equals("tonight");
        // Nobody asks for a call at four in the morning.
        boolean isPm = after.equals("pm") || isLate || (!part.equals("morning") && hour < 8);
        return isPm && hour < 12 ? hour + 12 : hour;
    }

    private Optional<String> part() {
        return words.stream().filter(PARTS::containsKey).findFirst();
    }

    /** Nobody says other minutes than those on the dial. */
    private static int minutes(String word) {
        Integer value = NumberWords.value(word);
        return value != null && value >= 5 && value < 60 && value % 5 == 0 ? value : 0;
    }

    private static @Nullable DayOfWeek weekday(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (word.equals(name) || word.equals(name + "s")) {
                return day;
            }
        }
        return null;
    }

    private static @Nullable LocalDate date(String word, String after, LocalDate today) {
        Integer day = NumberWords.value(after);
        for (Month month : Month.values()) {
            boolean isNamed = word.equals(month.name().toLowerCase(Locale.ROOT));
            if (isNamed && day != null && day >= 1 && day <= month.minLength()) {
                LocalDate thisYear = LocalDate.of(today.getYear(), month, day);
                return thisYear.isBefore(today) ? thisYear.plusYears(1) : thisYear;
            }
        }
        return null;
    }

    private String word(int index) {
        return index >= 0 && index < words.size() ? words.get(index) : "";
    }

    private int next(String word, int after) {
        int found = words.subList(after + 1, words.size()).indexOf(word);
        return found < 0 ? -1 : after + 1 + found;
    }

    private static List<String> tokens(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replace("a.m", "am")
                .replace("p.m", "pm")
                .replace("a couple of", "two");
        List<String> tokens = new ArrayList<>();
        for (Matcher matcher = TOKEN.matcher(GREETING.matcher(plain).replaceAll("")); matcher.find(); ) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}
