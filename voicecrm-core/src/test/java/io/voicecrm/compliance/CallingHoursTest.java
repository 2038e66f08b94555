package io.voicecrm.compliance;

import static io.voicecrm.compliance.Desk.CALIFORNIA;
import static io.voicecrm.compliance.Desk.FLORIDA;
import static io.voicecrm.compliance.Desk.MONDAY;
import static io.voicecrm.compliance.Desk.REMINDER;
import static io.voicecrm.compliance.Desk.RHODE_ISLAND;
import static io.voicecrm.compliance.Desk.TORONTO;
import static io.voicecrm.compliance.Desk.VIRGINIA;
import static io.voicecrm.compliance.Desk.rule;
import static io.voicecrm.compliance.Desk.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallingHoursTest {

    private final Desk desk = new Desk();

    @Test
    void lastFromEightToNineWhereThePersonIs() {
        assertThat(rule(desk.ask(VIRGINIA, at("2026-03-02T12:59:59Z")))).isEqualTo("US-01");
        assertThat(rule(desk.ask(VIRGINIA, at("2026-03-02T13:00:00Z")))).isEqualTo("ALLOW");
        assertThat(rule(desk.ask(VIRGINIA, at("2026-03-03T01:59:59Z")))).isEqualTo("ALLOW");
        assertThat(rule(desk.ask(VIRGINIA, at("2026-03-03T02:00:00Z")))).isEqualTo("US-01");
        assertThat(rule(desk.ask(CALIFORNIA, at("2026-03-02T13:00:00Z")))).isEqualTo("US-01");
    }

    @Test
    void deferToTheNextOpeningAndSayWhy() {
        Decision decision = desk.ask(CALIFORNIA, at("2026-03-03T05:30:00Z"));

        Decision.Defer defer = (Decision.Defer) decision;
        assertThat(defer.until()).isEqualTo(at("2026-03-03T16:00:00Z"));
        assertThat(defer.why()).isEqualTo("outside MON-SUN 08:00-21:00 there");
        assertThat(defer.grounds().citation()).contains("47 CFR 64.1200(c)(1)");
        assertThat(defer.grounds().pack()).isEqualTo("standard 2026-11");
        assertThat(defer.grounds().place()).hasToString("US US-CA [America/Los_Angeles] by NUMBER");
        assertThat(defer.grounds().localTimes()).hasToString("[2026-03-02T21:30-08:00[America/Los_Angeles]]");
    }

    @Test
    void areThoseOfTheStateWhereTheyAreNarrower() {
        Decision decision = desk.ask(FLORIDA, at("2026-03-03T01:00:00Z"));

        assertThat(rule(decision)).isEqualTo("US-FL-HOURS");
        assertThat(until(decision)).isEqualTo(at("2026-03-03T13:00:00Z"));
    }

    @Test
    void keepSundaysAndHolidaysFreeWhereTheStateDoes() {
        Instant fridayEvening = at("2026-07-02T22:00:00Z");

        Decision decision = desk.ask(RHODE_ISLAND, fridayEvening);

        // The third is the day on which the Fourth, a Saturday, is kept; then comes the weekend.
        assertThat(rule(decision)).isEqualTo("US-RI-HOURS");
        assertThat(until(decision)).isEqualTo(at("2026-07-06T13:00:00Z"));
        assertThat(rule(desk.ask(RHODE_ISLAND, at("2026-12-25T15:00:00Z")))).isEqualTo("US-RI-HOLIDAYS");
        assertThat(rule(desk.ask(VIRGINIA, at("2026-12-25T15:00:00Z")))).isEqualTo("ALLOW");
    }

    @Test
    void openLateOnHolidaysInNebraska() {
        PhoneNumber omaha = PhoneNumber.of("+14025550101");

        assertThat(rule(desk.ask(omaha, at("2026-09-07T17:59:00Z")))).isEqualTo("US-NE-HOLIDAYS");
        assertThat(rule(desk.ask(omaha, at("2026-09-07T18:00:00Z")))).isEqualTo("ALLOW");
    }

    @Test
    void followTheClocksWhenTheyChange() {
        assertThat(rule(desk.ask(VIRGINIA, at("2026-03-07T12:30:00Z")))).isEqualTo("US-01");
        assertThat(rule(desk.ask(VIRGINIA, at("2026-03-08T12:30:00Z")))).isEqualTo("ALLOW");
    }

    @Test
    void areThoseOfTheCountry() {
        assertThat(rule(desk.ask(TORONTO, at("2026-03-02T13:30:00Z")))).isEqualTo("CA-01");
        assertThat(rule(desk.ask(TORONTO, at("2026-03-03T02:29:59Z")))).isEqualTo("ALLOW");
        assertThat(rule(desk.ask(TORONTO, at("2026-03-03T02:30:00Z")))).isEqualTo("CA-01");
        assertThat(rule(desk.ask(PhoneNumber.of("+442079460101"), at("2026-03-01T08:30:00Z"))))
                .isEqualTo("GB-06");
    }

    @Test
    void areNarrowedByTheCampaignsOwn() {
        CallTerms afternoons = REMINDER.window(CallWindow.parse("MON-FRI 14:00-17:00"));

        Decision decision = desk.ask(VIRGINIA, MONDAY, afternoons);

        assertThat(rule(decision)).isEqualTo("CAMPAIGN_WINDOW");
        assertThat(until(decision)).isEqualTo(at("2026-03-02T19:00:00Z"));
    }

    @Test
    void areNoneWhereTheCampaignsOwnNeverMeetThem() {
        CallTerms nights = REMINDER.window(CallWindow.parse("MON-SUN 22:00-24:00"));

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, nights))).isEqualTo("NO_OPENING");
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
