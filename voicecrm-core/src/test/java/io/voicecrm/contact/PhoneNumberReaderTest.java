package io.voicecrm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.voicecrm.contact.PhoneNumberReader.Problem;
import io.voicecrm.contact.PhoneNumberReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberReaderTest {

    private final PhoneNumberReader american = PhoneNumberReader.in("US");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12125550123",
                "12125550123",
                "2125550123",
                "(212) 555-0123",
                "212-555-0123",
                "212.555.0123",
                "1 (212) 555 0123",
                "+1 212 555 0123",
                "  +1-212-555-0123 ",
                "011 1 212 555 0123",
                "tel:+1-212-555-0123",
                "\uFF0B\uFF11\uFF12\uFF11\uFF12\uFF15\uFF15\uFF15\uFF10\uFF11\uFF12\uFF13",
                "\u0661\u0662\u0661\u0662\u0665\u0665\u0665\u0660\u0661\u0662\u0663",
                "212\u00A0555\u20110123"
            })
    void readsOneNumberInTheManyWaysPeopleWriteIt(String written) {
        assertThat(e164(american, written)).isEqualTo("+12125550123");
    }

    @Test
    void readsNumbersWithoutACountryCodeInItsRegion() {
        assertThat(e164(PhoneNumberReader.in("GB"), "0131 496 0000")).isEqualTo("+441314960000");
        assertThat(e164(PhoneNumberReader.in("CA"), "416 555 0123")).isEqualTo("+14165550123");
        assertThat(PhoneNumberReader.in("GB").read("212 555 0123")).isInstanceOf(Reading.Invalid.class);
    }

    @Test
    void readsNumbersWithACountryCodeInAnyRegion() {
        assertThat(e164(american, "+44 131 496 0000")).isEqualTo("+441314960000");
        assertThat(e164(PhoneNumberReader.in("DE"), "+1 (212) 555-0123")).isEqualTo("+12125550123");
    }

    @Test
    void readsTheKeypadsLetters() {
        assertThat(e164(american, "1-212-JJJ-0123")).isEqualTo("+12125550123");
    }

    @Test
    void refusesTextsThatNoNumberIsAsLongAs() {
        assertThat(invalid("212" + " ".repeat(300) + "5550123").problem()).isEqualTo(Problem.TOO_LONG);
    }

    @Test
    void saysHowManyDigitsAreMissing() {
        Reading.Invalid reading = invalid("+1234567890");

        assertThat(reading.problem()).isEqualTo(Problem.TOO_SHORT);
        assertThat(reading.reason()).isEqualTo("has 9 digits after +1, 10 are needed");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "'', MISSING",
                "'   ', MISSING",
                "n/a, NOT_A_NUMBER",
                "someone@example.com, NOT_A_NUMBER",
                "1.48026E+10, SPREADSHEET_NUMBER",
                "'1,48026E+10', SPREADSHEET_NUMBER",
                "12125550123.0, SPREADSHEET_NUMBER",
                "'212555012.0 ', SPREADSHEET_NUMBER",
                "+999 212 555 0123, UNKNOWN_COUNTRY",
                "+1 212 555 012, TOO_SHORT",
                "+44 1, TOO_SHORT",
                "+1 212 555 01234, TOO_LONG",
                "+1 212 555 0123 212 555 0123 212 555 0123, TOO_LONG",
                "555-0123, NO_AREA_CODE",
                "+1 212 055 0123, NOT_IN_USE",
                "+1 999 555 0123, NOT_IN_USE",
                "212 555 0123 ext. 7, HAS_EXTENSION"
            })
    void namesWhatIsWrongWithANumber(String written, Problem problem) {
        assertThat(invalid(written).problem()).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1234567890", "+1 999 555 0123", "555-0123", "+999 212 555 0123", "212 555 0123 ext. 7"})
    void keepsTheNumberOutOfTheReason(String written) {
        String digits = written.replaceAll("\\D", "");

        assertThat(invalid(written).reason()).doesNotContain(digits.substring(digits.length() - 6));
    }

    @Test
    void refusesNumbersThatDoNotFitIntoAPhoneNumber() {
        // Niue: valid with its four digits, but the whole has seven.
        assertThat(invalid("+683 4000").problem()).isEqualTo(Problem.TOO_SHORT);
    }

    @Test
    void offersEachCaseToTheCaller() {
        var cases = new Reading.Cases<String>() {
            @Override
            public String valid(Reading.Valid reading) {
                return reading.number().e164();
            }

            @Override
            public String invalid(Reading.Invalid reading) {
                return reading.reason();
            }
        };

        assertThat(american.read("212 555 0123").match(cases)).isEqualTo("+12125550123");
        assertThat(american.read("").match(cases)).isEqualTo("is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "us", "USA", "ZZ", "001"})
    void refusesARegionThatDoesNotExist(String region) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumberReader.in(region))
                .withMessageContaining("\"" + region + "\"");
    }

    private Reading.Invalid invalid(String written) {
        assertThat(american.read(written)).isInstanceOf(Reading.Invalid.class);
        return (Reading.Invalid) american.read(written);
    }

    private static String e164(PhoneNumberReader reader, String written) {
        return reader.read(written).numberIfValid().orElseThrow().e164();
    }
}
