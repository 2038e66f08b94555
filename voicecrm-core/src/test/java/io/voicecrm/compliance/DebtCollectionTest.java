package io.voicecrm.compliance;

import static io.voicecrm.compliance.Desk.EVERYBODY_SIGNED;
import static io.voicecrm.compliance.Desk.MONDAY;
import static io.voicecrm.compliance.Desk.REMINDER;
import static io.voicecrm.compliance.Desk.VIRGINIA;
import static io.voicecrm.compliance.Desk.rule;
import static io.voicecrm.compliance.Desk.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.compliance.LiveAnswer.Heard;
import io.voicecrm.fixture.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seven tries in seven days, and none within seven days of a talk. */
class DebtCollectionTest {

    private static final CallTerms DEBT =
            CallTerms.STRICTEST.purpose(Purpose.DEBT_COLLECTION).attested(EVERYBODY_SIGNED);

    private final Desk desk = new Desk(CompliancePolicy.of(tenant -> withoutTheHouseRule()));

    @Test
    void nobodyIsTriedAnEighthTimeWithinSevenDays() {
        for (int i = 6; i >= 0; i--) {
            desk.called(VIRGINIA, MONDAY.minus(Duration.ofDays(i)).minusSeconds(60));
        }

        Decision eighth = desk.ask(VIRGINIA, MONDAY, DEBT);

        assertThat(rule(eighth)).isEqualTo("US-15");
        assertThat(until(eighth)).isEqualTo(MONDAY.plus(Duration.ofDays(1)).minusSeconds(60));
        assertThat(rule(desk.ask(VIRGINIA, until(eighth), DEBT))).isEqualTo("ALLOW");
    }

    @ParameterizedTest
    @CsvSource({"PT168H, ALLOW", "PT167H59M59S, US-15-REST", "PT1S, US-15-REST"})
    void nobodyIsCalledForSevenDaysAfterATalk(Duration ago, String expected) {
        talked(MONDAY.minus(ago), Heard.AGENT);

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, DEBT))).isEqualTo(expected);
    }

    @Test
    void aCallOfWhichNobodyKnowsWhatWasSaidCountsAsATalk() {
        talked(MONDAY.minusSeconds(60), Heard.UNMEASURED);

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, DEBT))).isEqualTo("US-15-REST");
    }

    @Test
    void aCallInWhichNobodySpokeToThePersonWasNoTalk() {
        talked(MONDAY.minusSeconds(60), Heard.SILENCE);

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, DEBT))).isEqualTo("ALLOW");
    }

    @Test
    void whoeverIsRemindedOfAnAppointmentNeedNotWait() {
        talked(MONDAY.minusSeconds(60), Heard.AGENT);

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, REMINDER))).isEqualTo("ALLOW");
    }

    private void talked(Instant at, Heard heard) {
        desk.stores.answers().record(new LiveAnswer(People.ACME, "p/talk", null, VIRGINIA, at, heard));
    }

    /** One try a day is ours, and would hide what the law says. */
    private static RulePack withoutTheHouseRule() {
        RulePack pack = RulePacks.standard();
        RuleRow row = pack.row("ANY-CAP-DAY").orElseThrow();
        return pack.with(
                List.of(new RuleOverride(pack.id(), row.id(), row, null, "ann", "the law's own bound", MONDAY)));
    }
}
