package io.voicecrm.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallWindowTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void isClosedAtItsEnd() {
        Hours monday = CallWindow.parse("MON-FRI 08:00-21:00").on(MONDAY);

        assertThat(monday.contains(LocalTime.of(7, 59, 59))).isFalse();
        assertThat(monday.contains(LocalTime.of(8, 0))).isTrue();
        assertThat(monday.contains(LocalTime.of(20, 59, 59))).isTrue();
        assertThat(monday.contains(LocalTime.of(21, 0))).isFalse();
    }

    @Test
    void isClosedOnADayThatIsNotNamed() {
        assertThat(CallWindow.parse("TUE 08:00-21:00").on(MONDAY)).isEqualTo(Hours.NONE);
    }

    @Test
    void runsOverTheEndOfTheWeek() {
        CallWindow window = CallWindow.parse("SUN-MON 10:00-24:00");

        assertThat(window.on(MONDAY).contains(LocalTime.of(23, 59, 59))).isTrue();
        assertThat(window.on(MONDAY.plusDays(6)).contains(LocalTime.NOON)).isTrue();
        assertThat(window.on(MONDAY.plusDays(1))).isEqualTo(Hours.NONE);
    }

    @Test
    void isReadAgainAsItWasWritten() {
        CallWindow window = CallWindow.parse("MON-SAT 09:00-12:30, MON 12:30-18:00, SUN 00:00-24:00");

        assertThat(window)
                .hasToString("MON 09:00-18:00, TUE 09:00-12:30, WED 09:00-12:30, THU 09:00-12:30,"
                        + " FRI 09:00-12:30, SAT 09:00-12:30, SUN 00:00-24:00");
        assertThat(CallWindow.parse(window.toString())).isEqualTo(window);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MON",
                "MON 9:00-21:00",
                "XYZ 09:00-21:00",
                "MON 21:00-09:00",
                "MON 09:00-09:00",
                "MON 09:00-24:01",
                "MON 09:60-11:00",
                "MON 09:00-21:00,"
            })
    void refusesWhatIsNoWindow(String text) {
        assertThatThrownBy(() -> CallWindow.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("call window: ");
    }
}
