package io.voicecrm.compliance;

import static io.voicecrm.compliance.Desk.EVERYBODY_SIGNED;
import static io.voicecrm.compliance.Desk.MONDAY;
import static io.voicecrm.compliance.Desk.TORONTO;
import static io.voicecrm.compliance.Desk.VIRGINIA;
import static io.voicecrm.compliance.Desk.callee;
import static io.voicecrm.compliance.Desk.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.Relationship.Kind;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.StandingClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An earlier deal outranks the national list for a while, and nothing else. */
class RelationshipTest {

    private static final CallTerms OFFER = CallTerms.STRICTEST.attested(EVERYBODY_SIGNED);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final Desk desk = new Desk();

    @BeforeEach
    void everybodyIsOnTheNationalLists() {
        desk.national("US-DNC", MONDAY.minus(Duration.ofDays(1)), VIRGINIA);
        desk.national("CA-DNCL", MONDAY.minus(Duration.ofDays(1)), TORONTO);
    }

    @ParameterizedTest
    @CsvSource({
        "PURCHASE, 2024-09-02, ALLOW",
        "PURCHASE, 2024-09-01, DNC_NATIONAL",
        "INQUIRY, 2025-12-02, ALLOW",
        "INQUIRY, 2025-12-01, DNC_NATIONAL",
        "PURCHASE, 2026-03-01, ALLOW",
        "PURCHASE, 2026-03-03, DNC_NATIONAL"
    })
    void outranksTheListForEighteenMonthsAfterAPurchaseAndThreeAfterAnInquiry(
            Kind kind, LocalDate day, String expected) {
        knows(VIRGINIA, kind, day);

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, OFFER))).isEqualTo(expected);
    }

    @Test
    void isCitedByTheDecisionThatRestsOnIt() {
        knows(VIRGINIA, Kind.PURCHASE, LocalDate.of(2025, 6, 5));

        Decision decision = desk.ask(VIRGINIA, MONDAY, OFFER);

        assertThat(decision.grounds().citation())
                .isEqualTo("US-06-PURCHASE, 47 CFR 64.1200(f)(5); 16 CFR 310.2(q): PURCHASE on 2025-06-05, orders.csv");
    }

    @Test
    void isNotCitedWhereASignedConsentWasEnough() {
        knows(VIRGINIA, Kind.PURCHASE, LocalDate.of(2025, 6, 5));
        desk.stores
                .consents()
                .record(List.of(Consent.of(
                        callee(VIRGINIA),
                        Purpose.MARKETING,
                        ConsentLevel.WRITTEN,
                        "form",
                        "1",
                        MONDAY.minusSeconds(1))));

        assertThat(desk.ask(VIRGINIA, MONDAY, OFFER).grounds().citation()).isEmpty();
    }

    @Test
    void isNoConsent() {
        knows(VIRGINIA, Kind.PURCHASE, LocalDate.of(2026, 3, 1));

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, CallTerms.STRICTEST))).isEqualTo("US-03-WRITTEN");
    }

    @Test
    void isNotEnoughInCanada() {
        knows(TORONTO, Kind.PURCHASE, LocalDate.of(2026, 3, 1));

        assertThat(rule(desk.ask(TORONTO, MONDAY, OFFER))).isEqualTo("DNC_NATIONAL");
        desk.national("CA-DNCL", MONDAY);
        assertThat(rule(desk.ask(TORONTO, MONDAY, CallTerms.STRICTEST))).isEqualTo("CA-04");
    }

    @Test
    void isOneTenantsAlone() {
        desk.stores
                .relationships()
                .record(List.of(Relationship.of(
                        new Callee(People.GLOBEX, VIRGINIA), Kind.PURCHASE, "orders.csv", MONDAY.minusSeconds(60))));

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, OFFER))).isEqualTo("DNC_NATIONAL");
    }

    @Test
    void endsWhenThePersonAsksNotToBeCalledEvenIfThatEntryIsLifted() {
        knows(VIRGINIA, Kind.PURCHASE, LocalDate.of(2026, 2, 1));
        DoNotCallLists lists = new DoNotCallLists(desk.stores, new StandingClock());
        lists.optOut(callee(VIRGINIA), DoNotCall.Source.CALL, "", MONDAY.minusSeconds(60));
        lists.lift(callee(VIRGINIA).tenant(), VIRGINIA, "ann");

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, OFFER))).isEqualTo("DNC_NATIONAL");
    }

    private void knows(PhoneNumber phone, Kind kind, LocalDate day) {
        Instant noon = day.atTime(12, 0).atZone(NEW_YORK).toInstant();
        desk.stores.relationships().record(List.of(Relationship.of(callee(phone), kind, "orders.csv", noon)));
    }
}
