package io.voicecrm.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.contact.Contact;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.StandingClock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ComplianceGateTest {

    private static final Instant NOW = StandingClock.START;
    private static final DialQuestion QUESTION =
            new DialQuestion(People.ACME, Contact.of(People.phone(1)), People.CALLER_ID, 1, NOW);
    private static final Decision SOON = new Decision.Defer(NOW.plusSeconds(60), "soon", "not for a minute");
    private static final Decision LATE = new Decision.Defer(NOW.plusSeconds(3_600), "late", "not for an hour");
    private static final Decision NEVER = new Decision.Deny("never", "asked not to be called");

    @Test
    void allowsWhatNoRuleSpeaksAgainst() {
        assertThat(ComplianceGate.open().decide(QUESTION)).isEqualTo(Decision.ALLOW);
        assertThat(gate(Decision.ALLOW, Decision.ALLOW)).isEqualTo(Decision.ALLOW);
    }

    @Test
    void takesTheLatestDeferralWhateverTheOrder() {
        assertThat(gate(SOON, LATE, Decision.ALLOW)).isEqualTo(LATE);
        assertThat(gate(LATE, Decision.ALLOW, SOON)).isEqualTo(LATE);
    }

    @Test
    void keepsTheFirstOfTwoDeferralsToTheSameMoment() {
        Decision other = new Decision.Defer(NOW.plusSeconds(60), "other", "not for a minute either");

        assertThat(gate(SOON, other)).isEqualTo(SOON);
    }

    @Test
    void letsADenialWinOverDeferralsBeforeIt() {
        assertThat(gate(LATE, NEVER, SOON)).isEqualTo(NEVER);
    }

    @Test
    void takesTheFirstOfTwoDenials() {
        assertThat(gate(NEVER, new Decision.Deny("second", "also"))).isEqualTo(NEVER);
    }

    @Test
    void deniesWhatARuleCannotCheck() {
        ComplianceRule broken = rule("US-01", question -> {
            throw new IllegalStateException("the list is away: secret");
        });

        Decision decision = ComplianceGate.of(List.of(broken)).decide(QUESTION);

        assertThat(decision).isEqualTo(new Decision.Deny("US-01", "rule could not be checked: IllegalStateException"));
    }

    @Test
    void showsEachRuleTheWholeQuestion() {
        ComplianceRule picky = rule(
                "picky",
                question -> question.callerId().equals(People.CALLER_ID)
                                && question.now().equals(NOW)
                        ? NEVER
                        : Decision.ALLOW);

        assertThat(ComplianceGate.of(List.of(picky)).decide(QUESTION)).isEqualTo(NEVER);
    }

    private static Decision gate(Decision... answers) {
        List<ComplianceRule> rules = List.of(answers).stream()
                .map(answer -> rule("rule", question -> answer))
                .toList();
        return ComplianceGate.of(rules).decide(QUESTION);
    }

    private static ComplianceRule rule(String id, Function<DialQuestion, Decision> check) {
        return new ComplianceRule() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Decision check(DialQuestion question) {
                return check.apply(question);
            }
        };
    }
}
