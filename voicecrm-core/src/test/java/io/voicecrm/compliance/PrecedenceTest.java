package io.voicecrm.compliance;

import static io.voicecrm.compliance.Desk.FLORIDA;
import static io.voicecrm.compliance.Desk.MONDAY;
import static io.voicecrm.compliance.Desk.REMINDER;
import static io.voicecrm.compliance.Desk.VIRGINIA;
import static io.voicecrm.compliance.Desk.callee;
import static io.voicecrm.compliance.Desk.question;
import static io.voicecrm.compliance.Desk.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.Decision.Deny;
import io.voicecrm.contact.Contact;
import io.voicecrm.fixture.People;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrecedenceTest {

    private static final long SEED = 55_3;
    private static final Instant NIGHT = Instant.parse("2026-03-03T08:00:00Z");

    private final Desk desk = new Desk();

    @Test
    void givesTheFirstReasonOfTheOrderWhateverElseIsWrong() {
        Random random = new Random(SEED);
        for (int run = 0; run < 200; run++) {
            Desk any = new Desk();
            boolean premium = random.nextInt(4) == 0;
            boolean abroad = random.nextInt(4) == 0;
            boolean forbidden = random.nextBoolean();
            boolean listed = random.nextBoolean();
            boolean consented = random.nextBoolean();
            boolean reassigned = random.nextBoolean();
            boolean called = random.nextBoolean();
            boolean night = random.nextBoolean();
            Instant now = night ? NIGHT : MONDAY;
            PhoneNumber phone =
                    premium ? PhoneNumber.of("+19005550101") : abroad ? PhoneNumber.of("+49301234567") : VIRGINIA;
            if (forbidden) {
                any.forbid(phone);
            }
            any.national(
                    "US-DNC", now.minus(Duration.ofDays(1)), listed ? new PhoneNumber[] {phone} : new PhoneNumber[0]);
            if (reassigned) {
                any.stores.disconnections().add(Map.of(phone, Optional.of(LocalDate.of(2026, 3, 1))));
            }
            if (called) {
                any.called(phone, now.minusSeconds(60));
            }
            CallTerms terms = CallTerms.STRICTEST.attested(consented ? Desk.EVERYBODY_SIGNED : null);

            String decided = rule(any.ask(phone, now, terms));

            List<String> wrong = new ArrayList<>();
            add(wrong, premium, "ANY-PREMIUM");
            add(wrong, abroad, "COUNTRY_NOT_ALLOWED");
            add(wrong, forbidden, "DNC_INTERNAL");
            add(wrong, listed, "DNC_NATIONAL");
            add(wrong, !consented, "US-03-WRITTEN");
            add(wrong, reassigned, "US-17");
            add(wrong, called, "ANY-CAP-DAY");
            add(wrong, night, "US-01");
            add(wrong, true, "ALLOW");
            assertThat(decided).as("seed %d, run %d: %s", SEED, run, wrong).isEqualTo(wrong.get(0));
        }
    }

    private static void add(List<String> wrong, boolean is, String ruleId) {
        if (is) {
            wrong.add(ruleId);
        }
    }

    @Test
    void neverDialsEmergencyOrPremiumNumbersInTheSandboxEither() {
        Desk sandbox = new Desk(CompliancePolicy.sandbox());

        assertThat(rule(sandbox.ask(PhoneNumber.of("+19115550101"), MONDAY))).isEqualTo("ANY-EMERGENCY");
        assertThat(rule(sandbox.ask(PhoneNumber.of("+19005550101"), MONDAY))).isEqualTo("ANY-PREMIUM");
        assertThat(rule(sandbox.ask(PhoneNumber.of("+449098790000"), MONDAY))).isEqualTo("ANY-PREMIUM");
    }

    @Test
    void callsAnybodyElseInTheSandboxAtAnyHourAndAsOftenAsOneLikes() {
        Desk sandbox = new Desk(CompliancePolicy.sandbox());
        sandbox.called(FLORIDA, NIGHT, NIGHT, NIGHT, NIGHT);

        assertThat(rule(sandbox.ask(FLORIDA, NIGHT, CallTerms.STRICTEST))).isEqualTo("ALLOW");
        sandbox.forbid(FLORIDA);
        assertThat(rule(sandbox.ask(FLORIDA, NIGHT, CallTerms.STRICTEST))).isEqualTo("DNC_INTERNAL");
    }

    @Test
    void callsOnlyCountriesOfTheAllowListThatHaveRules() {
        Desk careful = new Desk(CompliancePolicy.standard().countries(tenant -> Set.of("US", "DE")));

        assertThat(rule(careful.ask(VIRGINIA, MONDAY))).isEqualTo("ALLOW");
        assertThat(rule(careful.ask(Desk.TORONTO, MONDAY))).isEqualTo("COUNTRY_NOT_ALLOWED");
        assertThat(rule(careful.ask(PhoneNumber.of("+49301234567"), MONDAY))).isEqualTo("PACK_MISSING");
        assertThat(rule(careful.ask(PhoneNumber.of("+447700900123"), MONDAY))).isEqualTo("COUNTRY_NOT_ALLOWED");
    }

    @Test
    void asksTheHostsOwnRulesOfWhoeverNoPackDenies() {
        ComplianceRule litigators = new ComplianceRule() {
            @Override
            public String id() {
                return "LITIGATOR";
            }

            @Override
            public Decision check(DialQuestion question) {
                return new Deny(id(), "sues");
            }
        };
        Desk wary = new Desk(CompliancePolicy.standard(), litigators);
        wary.forbid(FLORIDA);

        assertThat(rule(wary.ask(VIRGINIA, NIGHT))).isEqualTo("LITIGATOR");
        assertThat(rule(wary.ask(FLORIDA, NIGHT))).isEqualTo("DNC_INTERNAL");
    }

    @Test
    void callsNobodyWhileAListCannotBeReached() {
        RecentAttempts down = (callees, since) -> {
            throw new IllegalStateException("connection refused");
        };
        ComplianceStores stores = new ComplianceStores(
                desk.stores.doNotCall(),
                desk.stores.consents(),
                desk.stores.relationships(),
                desk.stores.disconnections(),
                desk.stores.answers(),
                down,
                desk.stores.overrides(),
                desk.stores.decisions());
        ComplianceGate gate = ComplianceGate.of(CompliancePolicy.standard(), stores, List.of());

        Decision decision = gate.decide(question(VIRGINIA, MONDAY, REMINDER));

        assertThat(rule(decision)).isEqualTo("LISTS_UNAVAILABLE");
        assertThat(Desk.until(decision)).isEqualTo(MONDAY.plusSeconds(60));
    }

    @Test
    void answersABatchInItsOrderAndCountsWhoeverItAllowed() {
        Contact twice = Contact.of(VIRGINIA);
        DialQuestion question = new DialQuestion(People.ACME, twice, People.CALLER_ID, 1, MONDAY, REMINDER);
        DialQuestion others = new DialQuestion(People.GLOBEX, twice, People.CALLER_ID, 1, MONDAY, REMINDER);

        List<Decision> decisions = desk.ask(List.of(question, question, others));

        assertThat(decisions).extracting(Desk::rule).containsExactly("ALLOW", "ANY-CAP-DAY", "ALLOW");
        assertThat(Desk.until(decisions.get(1))).isEqualTo(MONDAY.plus(Duration.ofDays(1)));
        assertThat(callee(VIRGINIA)).isEqualTo(question.callee());
    }
}
