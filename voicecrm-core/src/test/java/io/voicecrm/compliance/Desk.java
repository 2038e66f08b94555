package io.voicecrm.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.contact.Contact;
import io.voicecrm.fixture.People;
import io.voicecrm.memory.InMemoryStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A gate with the real packs over lists in the heap, and people to ask it about. */
final class Desk {

    /** A Monday without a holiday: 11:00 in New York, 10:00 in Chicago, 08:00 in Los Angeles. */
    static final Instant MONDAY = Instant.parse("2026-03-02T16:00:00Z");

    static final PhoneNumber VIRGINIA = PhoneNumber.of("+17035550101");
    static final PhoneNumber FLORIDA = PhoneNumber.of("+13055550101");
    static final PhoneNumber RHODE_ISLAND = PhoneNumber.of("+14015550101");
    static final PhoneNumber CALIFORNIA = PhoneNumber.of("+12135550101");
    static final PhoneNumber TORONTO = PhoneNumber.of("+14165550101");

    static final AttestedConsent EVERYBODY_SIGNED =
            new AttestedConsent(ConsentLevel.WRITTEN, "form 1", MONDAY.minusSeconds(86_400));
    /** On which no list and no record is needed. */
    static final CallTerms REMINDER =
            CallTerms.STRICTEST.purpose(Purpose.INFORMATIONAL).attested(EVERYBODY_SIGNED);

    final Map<Callee, List<Instant>> attempts = new HashMap<>();
    final ComplianceStores stores;
    private final ComplianceGate gate;

    Desk() {
        this(CompliancePolicy.standard());
    }

    Desk(CompliancePolicy policy, ComplianceRule... rules) {
        ComplianceStores heap = new InMemoryStores().compliance();
        RecentAttempts recent = (callees, since) -> {
            Map<Callee, List<Instant>> found = new HashMap<>(attempts);
            found.keySet().retainAll(callees);
            found.replaceAll((callee, times) ->
                    times.stream().filter(at -> at.isAfter(since)).toList());
            return found;
        };
        stores = new ComplianceStores(
                heap.doNotCall(),
                heap.consents(),
                heap.relationships(),
                heap.disconnections(),
                heap.answers(),
                recent,
                heap.overrides(),
                heap.decisions());
        gate = ComplianceGate.of(policy, stores, List.of(rules));
    }

    static Callee callee(PhoneNumber phone) {
        return new Callee(People.ACME, phone);
    }

    static DialQuestion question(PhoneNumber phone, Instant now, CallTerms terms, String... variables) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            named.put(variables[i], variables[i + 1]);
        }
        Contact contact = new Contact(phone, AgentOverrides.NONE, named);
        return new DialQuestion(People.ACME, contact, People.CALLER_ID, 1, now, terms);
    }

    Decision ask(PhoneNumber phone, Instant now, String... variables) {
        return gate.decide(question(phone, now, REMINDER, variables));
    }

    Decision ask(PhoneNumber phone, Instant now, CallTerms terms) {
        return gate.decide(question(phone, now, terms));
    }

    List<Decision> ask(List<DialQuestion> questions) {
        return gate.decide(questions);
    }

    void called(PhoneNumber phone, Instant... times) {
        attempts.computeIfAbsent(callee(phone), any -> new ArrayList<>()).addAll(List.of(times));
    }

    void forbid(PhoneNumber phone) {
        stores.doNotCall().add(List.of(new DoNotCall(People.ACME, phone, DoNotCall.Source.PERSON, "", MONDAY)));
    }

    void national(String list, Instant asOf, PhoneNumber... phones) {
        try (DoNotCallStore.NationalImport numbers = stores.doNotCall().importNational(list, asOf)) {
            List.of(phones).forEach(numbers::add);
            numbers.commit();
        }
    }

    /** The rule that decided; {@code ALLOW} if none did. */
    static String rule(Decision decision) {
        if (decision instanceof Decision.Deny deny) {
            return deny.ruleId();
        }
        return decision instanceof Decision.Defer defer ? defer.ruleId() : "ALLOW";
    }

    static Instant until(Decision decision) {
        return ((Decision.Defer) decision).until();
    }
}
