package io.voicecrm.compliance;

import static io.voicecrm.compliance.Desk.EVERYBODY_SIGNED;
import static io.voicecrm.compliance.Desk.MONDAY;
import static io.voicecrm.compliance.Desk.TORONTO;
import static io.voicecrm.compliance.Desk.VIRGINIA;
import static io.voicecrm.compliance.Desk.callee;
import static io.voicecrm.compliance.Desk.rule;
import static io.voicecrm.compliance.Desk.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.LiveAnswer.Heard;
import io.voicecrm.contact.Contact;
import io.voicecrm.fixture.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A campaign that lets people say hello to nobody waits, and so does a person it happened to. */
class AbandonmentTest {

    private static final long SEED = 64_1200;
    private static final UUID CAMPAIGN = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final PhoneNumber LONDON = PhoneNumber.of("+442079460123");
    private static final CallTerms OFFER = CallTerms.STRICTEST.attested(EVERYBODY_SIGNED);

    private Desk desk = new Desk();
    private int calls;

    @BeforeEach
    void nobodyIsOnANationalList() {
        clean(desk);
    }

    @Test
    void aCampaignWaitsExactlyWhileMoreThanThreePercentOfThirtyDaysWereAbandoned() {
        Random random = new Random(SEED);
        for (int run = 0; run < 60; run++) {
            desk = new Desk();
            clean(desk);
            int answered = 1 + random.nextInt(200);
            int abandoned = random.nextInt(Math.min(answered, 9) + 1);
            answered(CAMPAIGN, answered - abandoned, Heard.AGENT, MONDAY.minusSeconds(60));
            answered(CAMPAIGN, abandoned, Heard.SILENCE, MONDAY.minusSeconds(60));

            boolean isAbove = answered >= 34 && abandoned * 100 > answered * 3;
            assertThat(rule(ask(VIRGINIA, MONDAY, CAMPAIGN)))
                    .as("seed %d, run %d: %d of %d", SEED, run, abandoned, answered)
                    .isEqualTo(isAbove ? "US-09" : "ALLOW");
        }
    }

    @Test
    void itWaitsUntilTheOldestOfTheAbandonedCallsIsThirtyDaysBack() {
        answered(CAMPAIGN, 32, Heard.AGENT, MONDAY.minusSeconds(60));
        answered(CAMPAIGN, 1, Heard.SILENCE, MONDAY.minus(Duration.ofDays(20)));
        answered(CAMPAIGN, 1, Heard.SILENCE, MONDAY.minus(Duration.ofDays(1)));
        Instant end = MONDAY.plus(Duration.ofDays(10));

        assertThat(until(ask(VIRGINIA, MONDAY, CAMPAIGN))).isEqualTo(end);
        assertThat(rule(ask(VIRGINIA, end.minusSeconds(1), CAMPAIGN))).isEqualTo("US-09");
        clean(desk, end.minusSeconds(1));
        assertThat(rule(ask(VIRGINIA, end, CAMPAIGN))).isEqualTo("ALLOW");
    }

    @Test
    void callsThatNobodyCouldMeasureAreInNoRate() {
        answered(CAMPAIGN, 32, Heard.UNMEASURED, MONDAY.minusSeconds(60));
        answered(CAMPAIGN, 30, Heard.SILENCE, MONDAY.minusSeconds(60));

        assertThat(rule(ask(VIRGINIA, MONDAY, CAMPAIGN)))
                .as("30 measured calls are too few to say")
                .isEqualTo("ALLOW");
    }

    @Test
    void aCampaignAnswersForItsOwnCallsOnly() {
        answered(OTHER, 40, Heard.SILENCE, MONDAY.minusSeconds(60));

        assertThat(rule(ask(VIRGINIA, MONDAY, CAMPAIGN))).isEqualTo("ALLOW");
        assertThat(rule(ask(VIRGINIA, MONDAY, OTHER))).isEqualTo("US-09");
    }

    @Test
    void inCanadaTheCalendarMonthCounts() {
        Instant lastMonth = Instant.parse("2026-02-28T23:59:59Z");
        answered(CAMPAIGN, 30, Heard.SILENCE, lastMonth);
        assertThat(rule(ask(TORONTO, MONDAY, CAMPAIGN))).isEqualTo("ALLOW");

        answered(CAMPAIGN, 18, Heard.AGENT, MONDAY.minusSeconds(60));
        answered(CAMPAIGN, 2, Heard.SILENCE, Instant.parse("2026-03-01T00:00:00Z"));

        Decision decision = ask(TORONTO, MONDAY.plusSeconds(10), CAMPAIGN);
        assertThat(rule(decision)).isEqualTo("CA-05");
        assertThat(until(decision))
                .as("the first moment of April by Greenwich, an evening in Toronto")
                .isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
    }

    @Test
    void inTheUnitedKingdomADayCountsAndThePersonIsLeftAloneForThree() {
        consents(LONDON);
        desk.stores
                .answers()
                .record(new LiveAnswer(
                        People.ACME, "p/one", CAMPAIGN, LONDON, MONDAY.minus(Duration.ofHours(72)), Heard.SILENCE));
        assertThat(rule(ask(LONDON, MONDAY, CAMPAIGN))).isEqualTo("ALLOW");

        desk.stores
                .answers()
                .record(new LiveAnswer(
                        People.ACME,
                        "p/two",
                        CAMPAIGN,
                        LONDON,
                        MONDAY.minus(Duration.ofHours(72)).plusMillis(1),
                        Heard.SILENCE));
        Decision rest = ask(LONDON, MONDAY, CAMPAIGN);
        assertThat(rule(rest)).isEqualTo("GB-04");
        assertThat(until(rest)).isEqualTo(MONDAY.plusMillis(1));

        answered(CAMPAIGN, 34, Heard.SILENCE, MONDAY.minus(Duration.ofHours(23)));
        assertThat(rule(ask(LONDON, MONDAY.plusSeconds(10), CAMPAIGN))).isEqualTo("GB-03");
    }

    @Test
    void whatIsLearnedLaterOfACallReplacesWhatWasKnown() {
        consents(LONDON);
        LiveAnswer first =
                new LiveAnswer(People.ACME, "p/one", CAMPAIGN, LONDON, MONDAY.minusSeconds(60), Heard.SILENCE);
        desk.stores.answers().record(first);
        assertThat(rule(ask(LONDON, MONDAY, CAMPAIGN))).isEqualTo("GB-04");

        desk.stores
                .answers()
                .record(new LiveAnswer(first.tenant(), first.call(), CAMPAIGN, LONDON, first.at(), Heard.AGENT));

        assertThat(rule(ask(LONDON, MONDAY, CAMPAIGN))).isEqualTo("ALLOW");
    }

    private Decision ask(PhoneNumber phone, Instant now, UUID campaign) {
        DialQuestion question =
                new DialQuestion(People.ACME, Contact.of(phone), People.CALLER_ID, 1, now, OFFER, campaign);
        return desk.ask(List.of(question)).get(0);
    }

    /** By people none of whom is asked about. */
    private void answered(UUID campaign, int times, Heard heard, Instant at) {
        for (int i = 0; i < times; i++) {
            desk.stores
                    .answers()
                    .record(new LiveAnswer(People.ACME, "p/" + calls++, campaign, People.phone(9), at, heard));
        }
    }

    private void consents(PhoneNumber phone) {
        desk.stores
                .consents()
                .record(List.of(Consent.of(
                        callee(phone), Purpose.MARKETING, ConsentLevel.EXPRESS, "form", "1", MONDAY.minusSeconds(1))));
    }

    private static void clean(Desk desk) {
        clean(desk, MONDAY.minus(Duration.ofDays(1)));
    }

    private static void clean(Desk desk, Instant asOf) {
        desk.national("US-DNC", asOf);
        desk.national("CA-DNCL", asOf);
        desk.national("GB-TPS", asOf);
    }
}
