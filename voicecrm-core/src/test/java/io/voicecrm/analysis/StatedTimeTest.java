package io.voicecrm.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say when they are asked when to call. It is a Tuesday, twenty past two in New York. */
class StatedTimeTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 17, 14, 20, 0, 0, NEW_YORK);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tomorrow morning              | 2026-11-18T10:00
            Tomorrow after five           | 2026-11-18T17:00
            on Monday around ten          | 2026-11-23T10:00
            next week                     | 2026-11-23T10:00
            next Thursday at 9:30 a.m.    | 2026-11-19T09:30
            this evening after six        | 2026-11-17T18:00
            tonight                       | 2026-11-17T19:00
            in two hours                  | 2026-11-17T16:20
            in half an hour               | 2026-11-17T14:50
            in a couple of hours          | 2026-11-17T16:20
            in 20 minutes                 | 2026-11-17T14:40
            in three days at four         | 2026-11-20T16:00
            in a week                     | 2026-11-24T10:00
            the day after tomorrow at noon| 2026-11-19T12:00
            at 5                          | 2026-11-17T17:00
            at 11                         | 2026-11-18T11:00
            around half past four         | 2026-11-17T16:30
            at ten fifteen tomorrow       | 2026-11-18T10:15
            3pm                           | 2026-11-17T15:00
            8 o'clock tomorrow morning    | 2026-11-18T08:00
            before five tomorrow          | 2026-11-18T16:00
            December 3 at 2 pm            | 2026-12-03T14:00
            March 3                       | 2027-03-03T10:00
            on Tuesday                    | 2026-11-24T10:00
            17:45                         | 2026-11-17T17:45
            12 am on Friday               | 2026-11-20T00:00
            """)
    void isWhatPeopleMeanByIt(String said, LocalDateTime meant) {
        assertThat(StatedTime.read(said, NOW.toInstant(), NEW_YORK))
                .contains(meant.atZone(NEW_YORK).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whenever",
                "I would like a quote",
                "about a quote",
                "we are three people",
                "good morning",
                "today at one pm",
                "in the beginning",
                "ask for extension 4711"
            })
    void isNoneWhereNoneIsNamedOrItHasPassed(String said) {
        assertThat(StatedTime.read(said, NOW.toInstant(), NEW_YORK)).isEmpty();
    }

    @Test
    void isReadFromIsoWithAnOffsetOrWithoutOne() {
        assertThat(StatedTime.read("2026-11-18T10:00:00Z", NOW.toInstant(), null))
                .contains(Instant.parse("2026-11-18T10:00:00Z"));
        assertThat(StatedTime.read("2026-11-18T10:00", NOW.toInstant(), NEW_YORK))
                .contains(Instant.parse("2026-11-18T15:00:00Z"));
    }

    @Test
    void isUnknownWhereNobodyKnowsWhereThePersonIs() {
        assertThat(StatedTime.read("tomorrow at five", NOW.toInstant(), null)).isEmpty();
        assertThat(StatedTime.read("2026-11-18T10:00", NOW.toInstant(), null)).isEmpty();
    }

    @Test
    void fallsIntoNoHourThatTheClocksSkip() {
        ZonedDateTime saturday = ZonedDateTime.of(2027, 3, 13, 12, 0, 0, 0, NEW_YORK);

        assertThat(StatedTime.read("tomorrow at 2:30 am", saturday.toInstant(), NEW_YORK))
                .contains(Instant.parse("2027-03-14T07:30:00Z"));
    }
}
