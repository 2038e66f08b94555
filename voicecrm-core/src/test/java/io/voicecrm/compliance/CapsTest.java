package io.voicecrm.compliance;

import static io.voicecrm.compliance.Desk.FLORIDA;
import static io.voicecrm.compliance.Desk.MONDAY;
import static io.voicecrm.compliance.Desk.REMINDER;
import static io.voicecrm.compliance.Desk.VIRGINIA;
import static io.voicecrm.compliance.Desk.rule;
import static io.voicecrm.compliance.Desk.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.fixture.People;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CapsTest {

    private static final long SEED = 14;

    private final Desk desk = new Desk();

    @Test
    void allowOneCallADay() {
        desk.called(VIRGINIA, MONDAY);

        Decision decision = desk.ask(VIRGINIA, MONDAY.plusSeconds(3_600));

        assertThat(rule(decision)).isEqualTo("ANY-CAP-DAY");
        assertThat(until(decision)).isEqualTo(MONDAY.plus(Duration.ofDays(1)));
        assertThat(rule(desk.ask(VIRGINIA, until(decision)))).isEqualTo("ALLOW");
    }

    @Test
    void deferToTheFirstOpenHourAfterTheyAreFree() {
        Instant lastMinute = Instant.parse("2026-03-03T01:59:30Z");
        desk.called(VIRGINIA, lastMinute);

        // Free again at 20:59:30 the next evening, which is still inside; a minute later would not be.
        assertThat(until(desk.ask(VIRGINIA, MONDAY.plus(Duration.ofDays(1)))))
                .isEqualTo(lastMinute.plus(Duration.ofDays(1)));
        CallTerms mornings = REMINDER.window(CallWindow.parse("MON-FRI 09:00-12:00"));
        assertThat(until(desk.ask(VIRGINIA, MONDAY.plus(Duration.ofDays(1)), mornings)))
                .isEqualTo(Instant.parse("2026-03-04T14:00:00Z"));
    }

    @Test
    void allowFourteenCallsInFourteenDays() {
        relax("ANY-CAP-DAY", "100 in PT24H");
        for (int i = 0; i < 14; i++) {
            desk.called(VIRGINIA, MONDAY.plusSeconds(i));
        }

        Decision decision = desk.ask(VIRGINIA, MONDAY.plusSeconds(60));

        assertThat(rule(decision)).isEqualTo("ANY-CAP-14-DAYS");
        assertThat(until(decision)).isEqualTo(MONDAY.plus(Duration.ofDays(14)));
    }

    @Test
    void allowThreeCallsADayInFloridaHoweverTheHouseRuleIsRelaxed() {
        relax("ANY-CAP-DAY", "100 in PT24H");
        desk.called(FLORIDA, MONDAY, MONDAY.plusSeconds(1), MONDAY.plusSeconds(2));
        desk.called(VIRGINIA, MONDAY, MONDAY.plusSeconds(1), MONDAY.plusSeconds(2));

        assertThat(rule(desk.ask(VIRGINIA, MONDAY.plusSeconds(60)))).isEqualTo("ALLOW");
        Decision decision = desk.ask(FLORIDA, MONDAY.plusSeconds(60));
        assertThat(rule(decision)).isEqualTo("US-FL-CAP");
        assertThat(until(decision)).isEqualTo(MONDAY.plus(Duration.ofDays(1)));
    }

    @Test
    void allowSevenCallsInAWeekAboutADebt() {
        relax("ANY-CAP-DAY", "100 in PT24H");
        for (int i = 0; i < 7; i++) {
            desk.called(VIRGINIA, MONDAY.plusSeconds(i));
        }

        assertThat(rule(desk.ask(VIRGINIA, MONDAY.plusSeconds(60)))).isEqualTo("ALLOW");
        assertThat(rule(desk.ask(VIRGINIA, MONDAY.plusSeconds(60), REMINDER.purpose(Purpose.DEBT_COLLECTION))))
                .isEqualTo("US-15");
    }

    /** Dials whenever it is allowed to, and looks back over what was dialed. */
    @Test
    void areNeverExceededInAnyPeriodByWhoeverFollowsThem() {
        Random random = new Random(SEED);
        relax("ANY-CAP-DAY", "2 in PT24H");
        List<Instant> dialed = new ArrayList<>();
        Instant now = MONDAY;
        while (now.isBefore(MONDAY.plus(Duration.ofDays(40)))) {
            Decision decision = desk.ask(VIRGINIA, now);
            if (decision instanceof Decision.Defer defer) {
                assertThat(defer.until()).as("seed %d at %s", SEED, now).isAfter(now);
                now = random.nextBoolean() ? defer.until() : now.plusSeconds(random.nextInt(40_000));
            } else {
                assertThat(rule(decision)).isEqualTo("ALLOW");
                dialed.add(now);
                desk.called(VIRGINIA, now);
                now = now.plusSeconds(random.nextInt(7_200));
            }
        }

        assertThat(dialed).hasSizeGreaterThan(30);
        for (Instant end : dialed) {
            assertThat(within(dialed, end, Duration.ofDays(1))).isLessThanOrEqualTo(2);
            assertThat(within(dialed, end, Duration.ofDays(14))).isLessThanOrEqualTo(14);
        }
    }

    private static long within(List<Instant> dialed, Instant end, Duration period) {
        return dialed.stream()
                .filter(at -> at.isAfter(end.minus(period)) && !at.isAfter(end))
                .count();
    }

    private void relax(String ruleId, String value) {
        RuleRow before = RulePacks.standard().row(ruleId).orElseThrow();
        desk.stores
                .overrides()
                .add(new RuleOverride(
                        "standard", ruleId, before, before.value(value), People.ACME.value(), "a test", MONDAY));
    }
}
