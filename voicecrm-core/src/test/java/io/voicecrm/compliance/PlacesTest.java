package io.voicecrm.compliance;

import static io.voicecrm.compliance.Desk.FLORIDA;
import static io.voicecrm.compliance.Desk.MONDAY;
import static io.voicecrm.compliance.Desk.VIRGINIA;
import static io.voicecrm.compliance.Desk.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

    private static final PhoneNumber TOLL_FREE = PhoneNumber.of("+18005550101");

    private final Desk desk = new Desk();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            time_zone   | america/denver   | [America/Denver] by TIME_ZONE
            Timezone    | America/Chicago  | [America/Chicago] by TIME_ZONE
            state       | TX               | [America/Chicago, America/Denver] by STATE
            State       | new york         | [America/New_York] by STATE
            zip         | 90012            | [America/Los_Angeles] by POSTAL_CODE
            zip_code    | 2134             | [America/New_York] by POSTAL_CODE
            postal_code | 37402-1234       | [America/Chicago, America/New_York] by POSTAL_CODE
            state       | Atlantis         | [America/New_York] by NUMBER
            city        | Denver           | [America/New_York] by NUMBER""")
    void areToldByTheBestThatTheListSays(String variable, String value, String expected) {
        Decision decision = desk.ask(VIRGINIA, MONDAY, variable, value);

        assertThat(decision.grounds().place()).asString().endsWith(expected);
    }

    @Test
    void preferTheZoneToTheStateAndTheStateToThePostalCode() {
        assertThat(desk.ask(VIRGINIA, MONDAY, "zip", "90012", "state", "TX", "time_zone", "America/Boise")
                        .grounds()
                        .place())
                .hasToString("US US-TX US-VA [America/Boise] by TIME_ZONE");
        assertThat(desk.ask(VIRGINIA, MONDAY, "zip", "90012", "state", "TX")
                        .grounds()
                        .place())
                .hasToString("US US-TX US-VA [America/Chicago, America/Denver] by STATE");
    }

    @Test
    void applyTheRulesOfBothStatesToWhoeverTookTheirNumberAlong() {
        // 20:30 in Virginia, where the person is, and too late for Florida, whose number they have.
        assertThat(rule(desk.ask(FLORIDA, MONDAY.plusSeconds(34_200), "state", "VA")))
                .isEqualTo("US-FL-HOURS");
    }

    @Test
    void waitUntilEveryZoneOfAStateIsOpen() {
        PhoneNumber texas = PhoneNumber.of("+12145550101");

        Decision decision = desk.ask(texas, MONDAY.minusSeconds(1_800), "state", "Texas");

        // 09:30 in Dallas, 08:30 in El Paso.
        assertThat(Desk.until(decision)).isEqualTo(MONDAY);
    }

    @Test
    void denyWhoeverCouldBeAnywhere() {
        assertThat(rule(desk.ask(TOLL_FREE, MONDAY))).isEqualTo("STATE_UNKNOWN");
        assertThat(rule(desk.ask(TOLL_FREE, MONDAY, "time_zone", "America/New_York")))
                .isEqualTo("STATE_UNKNOWN");
        assertThat(rule(desk.ask(TOLL_FREE, MONDAY, "state", "VA"))).isEqualTo("ALLOW");
    }

    @Test
    void denyAZoneThatCannotBeReadRatherThanGuessAnother() {
        assertThat(rule(desk.ask(VIRGINIA, MONDAY, "time_zone", "Eastern"))).isEqualTo("TZ_UNKNOWN");
    }

    @Test
    void countTerritoriesAsPartsOfTheCountry() {
        Decision decision = desk.ask(PhoneNumber.of("+17875550101"), MONDAY);

        assertThat(rule(decision)).isEqualTo("ALLOW");
        assertThat(decision.grounds().place()).hasToString("US US-PR [America/Puerto_Rico] by NUMBER");
    }

    @Test
    void knowAStateForEveryAreaCodeButTheOnesThatHaveNone() {
        Numbers numbers = new Numbers(new States());
        StringBuilder without = new StringBuilder();
        for (int area = 200; area < 1000; area++) {
            Numbers.Number number = numbers.read(PhoneNumber.of("+1%d5550123".formatted(area)));
            if ("US".equals(number.country()) && number.state() == null) {
                without.append(area).append(' ');
            }
        }

        // Personal, toll-free and premium codes; and 728, a new one of Florida, which libphonenumber does not place
        // yet.
        assertThat(without.toString())
                .isEqualTo(
                        "500 521 522 525 526 527 528 529 532 533 544 566 577 588 728 738 800 833 844 855 866 877 888 900 ");
    }
}
