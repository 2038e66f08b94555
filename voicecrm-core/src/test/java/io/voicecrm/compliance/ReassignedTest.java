package io.voicecrm.compliance;

import static io.voicecrm.compliance.Desk.MONDAY;
import static io.voicecrm.compliance.Desk.REMINDER;
import static io.voicecrm.compliance.Desk.VIRGINIA;
import static io.voicecrm.compliance.Desk.callee;
import static io.voicecrm.compliance.Desk.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.compliance.ReassignedNumbers.Answer;
import io.voicecrm.compliance.ReassignedNumbers.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A consent is worth nothing once its number is somebody else's. */
class ReassignedTest {

    private static final CallTerms BY_RECORD = CallTerms.STRICTEST.purpose(Purpose.INFORMATIONAL);
    private static final Instant CONSENT = Instant.parse("2025-07-15T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"2025-07-14, ALLOW", "2025-07-15, US-17", "2025-07-16, US-17", "'', ALLOW"})
    void nobodyIsCalledOnAConsentWhoseNumberWasGivenUpOnItsDayOrLater(String day, String expected) {
        Desk desk = new Desk();
        consents(desk, CONSENT);
        desk.stores
                .disconnections()
                .add(Map.of(VIRGINIA, day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day))));

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, BY_RECORD))).isEqualTo(expected);
    }

    @Test
    void theLatestConsentCountsSinceItMayBeTheNewOwners() {
        Desk desk = new Desk();
        consents(desk, CONSENT);
        consents(desk, CONSENT.plus(Duration.ofDays(90)));
        desk.stores.disconnections().add(Map.of(VIRGINIA, Optional.of(LocalDate.of(2025, 9, 1))));

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, BY_RECORD))).isEqualTo("ALLOW");
    }

    @Test
    void aNumberOfWhichNothingIsKnownIsCalledUnlessTheOperatorDecidesOtherwise() {
        Desk standard = new Desk();
        consents(standard, CONSENT);
        Desk strict = new Desk(CompliancePolicy.of(tenant -> failingClosed()));
        consents(strict, CONSENT);

        assertThat(rule(standard.ask(VIRGINIA, MONDAY, BY_RECORD))).isEqualTo("ALLOW");
        assertThat(rule(strict.ask(VIRGINIA, MONDAY, BY_RECORD))).isEqualTo("US-17");
        strict.stores.disconnections().add(Map.of(VIRGINIA, Optional.empty()));
        assertThat(rule(strict.ask(VIRGINIA, MONDAY, BY_RECORD))).isEqualTo("ALLOW");
    }

    @Test
    void aTenantsWordForAListTellsNoDateOfAConsentAndCountsAsNoData() {
        Desk strict = new Desk(CompliancePolicy.of(tenant -> failingClosed()));
        strict.stores.disconnections().add(Map.of(VIRGINIA, Optional.of(LocalDate.of(2020, 1, 1))));

        assertThat(rule(strict.ask(VIRGINIA, MONDAY, REMINDER))).isEqualTo("US-17");
    }

    @Test
    void asksTheHostsSourceInsteadOfTheListWithTheNumberAndTheDateOfTheConsent() {
        List<Question> asked = new ArrayList<>();
        ReassignedNumbers source = new ReassignedNumbers() {
            @Override
            public Map<Question, Answer> ask(Collection<Question> questions) {
                asked.addAll(questions);
                return questions.stream()
                        .collect(Collectors.toMap(question -> question, question -> Answer.REASSIGNED));
            }
        };
        Desk desk = new Desk(CompliancePolicy.standard().reassigned(source));
        consents(desk, CONSENT);

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, BY_RECORD))).isEqualTo("US-17");
        assertThat(asked).containsExactly(new Question(VIRGINIA, CONSENT));
    }

    @Test
    void nobodyIsCalledWhileTheSourceCannotBeReached() {
        Desk desk = new Desk(CompliancePolicy.standard().reassigned(questions -> {
            throw new IllegalStateException("connection refused");
        }));
        consents(desk, CONSENT);

        assertThat(rule(desk.ask(VIRGINIA, MONDAY, BY_RECORD))).isEqualTo("LISTS_UNAVAILABLE");
    }

    private static void consents(Desk desk, Instant at) {
        desk.stores
                .consents()
                .record(List.of(
                        Consent.of(callee(VIRGINIA), Purpose.INFORMATIONAL, ConsentLevel.EXPRESS, "form", "1", at)));
    }

    private static RulePack failingClosed() {
        RulePack pack = RulePacks.standard();
        RuleRow row = pack.row("US-17").orElseThrow();
        return pack.with(
                List.of(new RuleOverride(pack.id(), row.id(), row, row.value("DENY"), "ann", "to be safe", MONDAY)));
    }
}
