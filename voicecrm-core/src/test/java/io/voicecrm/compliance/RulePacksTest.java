package io.voicecrm.compliance;

import static io.voicecrm.compliance.Desk.MONDAY;
import static io.voicecrm.compliance.Desk.VIRGINIA;
import static io.voicecrm.compliance.Desk.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.PhoneNumber;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePacksTest {

    private static final RulePack STANDARD = RulePacks.standard();

    @Test
    void sayWhereEveryRuleIsWrittenAndHowSureWeAre() {
        assertThat(STANDARD.rows()).hasSizeGreaterThan(70).allSatisfy(row -> {
            assertThat(row.confidence()).as(row.id()).isIn("F", "K", "V");
            if (row.kind() != RuleKind.COVERED) {
                assertThat(row.source()).as(row.id()).isNotBlank();
            }
        });
    }

    @Test
    void areReadAgainAsTheyAreWritten() {
        for (RuleRow row : STANDARD.rows()) {
            assertThat(RuleRows.parse(RuleRows.format(row))).isEqualTo(row);
        }
    }

    @Test
    void holdFromTheirFirstDayToTheirLast() {
        CalledPlace california = new CalledPlace("US", List.of("US-CA"), List.of(), ZoneBasis.STATE);

        assertThat(disclosures(california, LocalDate.of(2024, 12, 31))).doesNotContain("US-CA-AI");
        assertThat(disclosures(california, LocalDate.of(2025, 1, 1))).contains("US-CA-AI", "US-04", "US-CA-RECORDING");
    }

    @Test
    void tellWhatTheEuropeanUnionWantsToBeSaidInEveryMember() {
        CalledPlace france = new CalledPlace("FR", List.of(), List.of(ZoneId.of("Europe/Paris")), ZoneBasis.NUMBER);

        assertThat(disclosures(france, LocalDate.of(2026, 8, 1))).isEmpty();
        assertThat(disclosures(france, LocalDate.of(2026, 8, 2))).containsExactly("EU-50");
    }

    @Test
    void areChangedByTheOperatorFromTheNextDecisionOn() {
        Desk desk = new Desk();
        RuleRow before = STANDARD.row("US-01").orElseThrow();
        RuleRow after = before.value("MON-SUN 12:00-13:00");

        desk.stores
                .overrides()
                .add(new RuleOverride("standard", "US-01", before, after, "ann", "a strict month", MONDAY));

        Decision decision = desk.ask(VIRGINIA, MONDAY);
        assertThat(rule(decision)).isEqualTo("US-01");
        assertThat(decision.grounds().pack()).isEqualTo("standard 2026-11+1");
        desk.stores.overrides().add(new RuleOverride("standard", "US-01", after, before, "ann", "over", MONDAY));
        assertThat(rule(desk.ask(VIRGINIA, MONDAY))).isEqualTo("ALLOW");
        assertThat(desk.stores.overrides().all())
                .extracting(RuleOverride::why)
                .containsExactly("a strict month", "over");
    }

    @Test
    void canBeGivenACountryThatTheyLack() {
        Desk desk = new Desk();
        PhoneNumber berlin = PhoneNumber.of("+49301234567");
        add(desk, "DE", RuleKind.COVERED, "");

        assertThat(rule(desk.ask(berlin, MONDAY))).isEqualTo("ALLOW");
        add(desk, "DE-HOURS", RuleKind.HOURS, "MON-FRI 09:00-16:00");
        assertThat(rule(desk.ask(berlin, MONDAY))).isEqualTo("DE-HOURS");
    }

    @Test
    void areLeftAloneByChangesToAnotherPack() {
        assertThat(RulePacks.sandbox()
                        .with(List.of(new RuleOverride("standard", "ANY-PREMIUM", null, null, "ann", "no", MONDAY))))
                .isSameAs(RulePacks.sandbox());
    }

    @ParameterizedTest
    @CsvSource({
        "HOURS,always",
        "HOLIDAY_HOURS,XX",
        "HOLIDAY_HOURS,US 13-21",
        "ATTEMPT_CAP,3 per day",
        "ATTEMPT_CAP,0 in PT24H",
        "ATTEMPT_CAP,3 in P1Q",
        "BLOCKED,SPECIAL",
        "CONSENT,SOME",
        "SCRUB,US-DNC",
        "SCRUB,US-DNC 31 SOME",
        "RELATIONSHIP,US-DNC PURCHASE",
        "RELATIONSHIP,US-DNC FRIENDSHIP P1M",
        "RELATIONSHIP,US-DNC PURCHASE P1Q",
        "REASSIGNED,MAYBE",
        "REST,CONVERSATION",
        "REST,TEXT PT1H",
        "REST,ABANDONED P1Q",
        "ABANDONMENT,3 of 34 in PT24H",
        "ABANDONMENT,3% of 0 in PT24H",
        "ABANDONMENT,3% of 34 in WEEK"
    })
    void refuseAValueThatTheirKindDoesNotKnow(RuleKind kind, String value) {
        assertThatThrownBy(() -> row("X-1", kind, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-1")
                .hasMessageContaining(value);
    }

    @Test
    void refuseAnOverrideWithoutAReason() {
        assertThatThrownBy(() -> new RuleOverride("standard", "US-01", null, null, "ann", " ", MONDAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> disclosures(CalledPlace place, LocalDate date) {
        return STANDARD.disclosures(place, Purpose.INFORMATIONAL, date).stream()
                .map(RuleRow::id)
                .toList();
    }

    private static void add(Desk desk, String id, RuleKind kind, String value) {
        desk.stores
                .overrides()
                .add(new RuleOverride("standard", id, null, row(id, kind, value), "ann", "we sell there", MONDAY));
    }

    private static RuleRow row(String id, RuleKind kind, String value) {
        return new RuleRow(id, "DE", kind, null, value, null, null, "our lawyer", "K", "");
    }
}
