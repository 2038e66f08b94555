package io.voicecrm.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HolidaysTest {

    @Test
    void knowsTheFederalHolidaysOfAYear() {
        Holidays federal = HolidayCalendars.get("US");

        List<String> days = Stream.iterate(Year.of(2027).atDay(1), day -> day.getYear() == 2027, day -> day.plusDays(1))
                .filter(federal::contains)
                .map(day -> day.toString().substring(5))
                .toList();

        // As the Office of Personnel Management lists them for 2027, and the day itself where it lists another.
        assertThat(days)
                .containsExactly(
                        "01-01", "01-18", "02-15", "05-31", "06-18", "06-19", "07-04", "07-05", "09-06", "10-11",
                        "11-11", "11-25", "12-24", "12-25", "12-31");
    }

    @Test
    void reckonsFromEaster() {
        Holidays louisiana = HolidayCalendars.get("US-LA");

        assertThat(louisiana.contains(LocalDate.of(2026, 2, 17)))
                .as("Mardi Gras")
                .isTrue();
        assertThat(louisiana.contains(LocalDate.of(2026, 4, 3)))
                .as("Good Friday")
                .isTrue();
        assertThat(louisiana.contains(LocalDate.of(2038, 4, 23)))
                .as("latest possible")
                .isTrue();
        assertThat(louisiana.contains(LocalDate.of(2285, 3, 20)))
                .as("earliest possible")
                .isTrue();
    }

    @Test
    void takesTheLastMondayOfAMonthWhereThatIsMeant() {
        assertThat(HolidayCalendars.get("US-MS").contains(LocalDate.of(2026, 4, 27)))
                .isTrue();
    }

    @Test
    void refusesARuleThatIsNone() {
        assertThatThrownBy(() -> new Holidays(List.of("FOO-MON-1"))).isInstanceOf(IllegalArgumentException.class);
    }
}
