package io.voicecrm.compliance;

import io.voicecrm.compliance.ReassignedNumbers.Answer;
import io.voicecrm.compliance.ReassignedNumbers.Question;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What speaks for calling people of a batch: consents, earlier deals, and whether numbers are still the same person's. */
record Grants(
        Map<Callee, List<Consent>> consents,
        Map<Callee, List<Relationship>> relationships,
        Map<Question, Answer> reassigned) {

    static Grants of(
            List<RulePack> packs, List<DialQuestion> questions, ComplianceStores stores, ReassignedNumbers numbers) {
        Set<Callee> callees = questions.stream().map(DialQuestion::callee).collect(Collectors.toSet());
        Map<Callee, List<Consent>> consents =
                has(packs, Rule.Permission.class) ? stores.consents().find(callees) : Map.of();
        return new Grants(
                consents,
                has(packs, Rule.Exemption.class) ? stores.relationships().find(callees) : Map.of(),
                has(packs, Rule.Reassigned.class) ? reassigned(questions, consents, numbers) : Map.of());
    }

    List<Consent> consentsOf(Callee callee) {
        return consents.getOrDefault(callee, List.of());
    }

    List<Relationship> relationshipsOf(Callee callee) {
        return relationships.getOrDefault(callee, List.of());
    }

    Answer reassignedSince(Callee callee, Instant consentedAt) {
        return reassigned.getOrDefault(new Question(callee.phone(), consentedAt), Answer.NO_DATA);
    }

    private static boolean has(List<RulePack> packs, Class<? extends Rule> kind) {
        return packs.stream().anyMatch(pack -> !pack.all(kind).isEmpty());
    }

    private static Map<Question, Answer> reassigned(
            Collection<DialQuestion> questions, Map<Callee, List<Consent>> consents, ReassignedNumbers numbers) {
        Set<Question> asked = new LinkedHashSet<>();
        for (DialQuestion question : questions) {
            for (Consent consent : consents.getOrDefault(question.callee(), List.of())) {
                if (consent.permits(question.terms().purpose(), ConsentLevel.EXPRESS, question.now())) {
                    asked.add(new Question(consent.phone(), consent.capturedAt()));
                }
            }
            AttestedConsent attested = question.terms().consent();
            if (attested != null) {
                asked.add(new Question(question.contact().phone(), attested.at()));
            }
        }
        return asked.isEmpty() ? Map.of() : numbers.ask(asked);
    }
}
