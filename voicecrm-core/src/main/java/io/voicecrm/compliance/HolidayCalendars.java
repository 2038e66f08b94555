package io.voicecrm.compliance;

import java.util.Map;
import java.util.stream.Collectors;

/** The calendars of {@code holidays.csv}, by name. */
final class HolidayCalendars {

    private static final Map<String, Holidays> ALL = Resource.rows("holidays.csv").stream()
            .collect(Collectors.collectingAndThen(
                    Collectors.groupingBy(
                            row -> row.get("calendar"), Collectors.mapping(row -> row.get("day"), Collectors.toList())),
                    rules -> rules.entrySet().stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    Map.Entry::getKey, entry -> new Holidays(entry.getValue())))));

    private HolidayCalendars() {}

    static Holidays get(String name) {
        Holidays holidays = ALL.get(name);
        if (holidays == null) {
            throw new IllegalArgumentException(
                    "calendar: \"" + name + "\" is unknown; expected one of " + ALL.keySet());
        }
        return holidays;
    }
}
