package io.voicecrm.compliance;

import static io.voicecrm.compliance.Desk.EVERYBODY_SIGNED;
import static io.voicecrm.compliance.Desk.MONDAY;
import static io.voicecrm.compliance.Desk.TORONTO;
import static io.voicecrm.compliance.Desk.VIRGINIA;
import static io.voicecrm.compliance.Desk.callee;
import static io.voicecrm.compliance.Desk.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.fixture.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of those who must not be called, and records of those who may. */
class PermissionTest {

    private static final CallTerms OFFER = CallTerms.STRICTEST;
    private static final Instant YESTERDAY = MONDAY.minus(Duration.ofDays(1));

    private final Desk desk = new Desk();

    @BeforeEach
    void importAFreshList() {
        desk.national("US-DNC", YESTERDAY);
    }

    @Test
    void isDeniedForMarketingWithoutASignature() {
        consent(Purpose.MARKETING, ConsentLevel.EXPRESS);

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, OFFER))).isEqualTo("US-03-WRITTEN");
    }

    @Test
    void isGivenBySignature() {
        consent(Purpose.MARKETING, ConsentLevel.WRITTEN);

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, OFFER))).isEqualTo("ALLOW");
    }

    @Test
    void isNotGivenForMarketingByASignatureForReminders() {
        consent(Purpose.INFORMATIONAL, ConsentLevel.WRITTEN);

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, OFFER))).isEqualTo("US-03-WRITTEN");
        assertThat(rule(desk.ask(VIRGINIA, MONDAY, OFFER.purpose(Purpose.INFORMATIONAL))))
                .isEqualTo("ALLOW");
    }

    @Test
    void endsWhenItIsTakenBackOrExpires() {
        consent(Purpose.MARKETING, ConsentLevel.WRITTEN);
        desk.stores.consents().revoke(callee(VIRGINIA), MONDAY, "letter");
        desk.stores
                .consents()
                .record(List.of(new Consent(
                        People.ACME,
                        VIRGINIA,
                        Purpose.MARKETING,
                        ConsentLevel.WRITTEN,
                        "form",
                        "2",
                        MONDAY.plusSeconds(10),
                        MONDAY.plusSeconds(20),
                        null,
                        null)));

        assertThat(rule(desk.ask(VIRGINIA, MONDAY.minusSeconds(1), OFFER))).isEqualTo("ALLOW");
        assertThat(rule(desk.ask(VIRGINIA, MONDAY, OFFER))).isEqualTo("US-03-WRITTEN");
        assertThat(rule(desk.ask(VIRGINIA, MONDAY.plusSeconds(19), OFFER))).isEqualTo("ALLOW");
        assertThat(rule(desk.ask(VIRGINIA, MONDAY.plusSeconds(20), OFFER))).isEqualTo("US-03-WRITTEN");
    }

    @Test
    void isTakenFromTheTenantsWordForTheWholeList() {
        CallTerms attested = OFFER.attested(EVERYBODY_SIGNED);

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, attested))).isEqualTo("ALLOW");
        consent(Purpose.MARKETING, ConsentLevel.WRITTEN);
        desk.stores.consents().revoke(callee(VIRGINIA), MONDAY.minusSeconds(1), "call");
        assertThat(rule(desk.ask(VIRGINIA, MONDAY, attested))).isEqualTo("US-03-WRITTEN");
    }

    @Test
    void isNeededForRemindersToo() {
        assertThat(rule(desk.ask(VIRGINIA, MONDAY, OFFER.purpose(Purpose.INFORMATIONAL))))
                .isEqualTo("US-03-EXPRESS");
    }

    @Test
    void isDeniedWhereTheNationalListIsOldOrMissing() {
        CallTerms attested = OFFER.attested(EVERYBODY_SIGNED);
        Instant inAMonth = YESTERDAY.plus(Duration.ofDays(31));

        assertThat(rule(desk.ask(VIRGINIA, inAMonth, attested))).isEqualTo("ALLOW");
        assertThat(rule(desk.ask(VIRGINIA, inAMonth.plusSeconds(1), attested))).isEqualTo("DNC_STALE");
        assertThat(rule(desk.ask(TORONTO, MONDAY, attested))).isEqualTo("DNC_STALE");
        assertThat(rule(desk.ask(VIRGINIA, inAMonth.plusSeconds(1), attested.purpose(Purpose.INFORMATIONAL))))
                .isEqualTo("ALLOW");
    }

    @Test
    void isDeniedToThoseOnTheNationalListUnlessTheySigned() {
        desk.national("US-DNC", MONDAY.minusSeconds(60), VIRGINIA);
        CallTerms attested = OFFER.attested(EVERYBODY_SIGNED);

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, attested))).isEqualTo("DNC_NATIONAL");
        consent(Purpose.MARKETING, ConsentLevel.WRITTEN);
        assertThat(rule(desk.ask(VIRGINIA, MONDAY, attested))).isEqualTo("ALLOW");
    }

    @Test
    void isDeniedByThePlatformsListToEveryTenant() {
        desk.stores
                .doNotCall()
                .add(List.of(new DoNotCall(null, VIRGINIA, DoNotCall.Source.PERSON, "a lawyer", MONDAY)));

        assertThat(rule(desk.ask(VIRGINIA, MONDAY))).isEqualTo("DNC_PLATFORM");
    }

    @Test
    void isDeniedByATenantsListToThatTenantOnly() {
        desk.stores
                .doNotCall()
                .add(List.of(new DoNotCall(People.GLOBEX, VIRGINIA, DoNotCall.Source.PERSON, "", MONDAY)));

        assertThat(rule(desk.ask(VIRGINIA, MONDAY))).isEqualTo("ALLOW");
        desk.forbid(VIRGINIA);
        assertThat(rule(desk.ask(VIRGINIA, MONDAY))).isEqualTo("DNC_INTERNAL");
        assertThat(desk.stores.doNotCall().lift(People.ACME, VIRGINIA, "ann", MONDAY))
                .isTrue();
        assertThat(rule(desk.ask(VIRGINIA, MONDAY))).isEqualTo("ALLOW");
    }

    private void consent(Purpose purpose, ConsentLevel level) {
        desk.stores.consents().record(List.of(Consent.of(callee(VIRGINIA), purpose, level, "form", "1", YESTERDAY)));
    }
}
