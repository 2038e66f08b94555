package io.voicecrm.compliance;

import io.voicecrm.TenantId;
import io.voicecrm.compliance.LiveAnswerStore.Abandonment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of earlier calls to the people of a batch, and of the campaigns that call them. */
record CallHistory(
        Map<Callee, List<Instant>> attempts,
        Map<Callee, List<LiveAnswer>> answers,
        Map<Rule.AbandonmentBound, Map<UUID, Abandonment>> abandonment) {

    static CallHistory of(
            List<RulePack> packs, List<DialQuestion> questions, ComplianceStores stores, KeptRates rates) {
        Set<Callee> callees =
                questions.stream().map(DialQuestion::callee).collect(Collectors.toCollection(LinkedHashSet::new));
        Instant now = questions.stream()
                .map(DialQuestion::now)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        Duration caps = longest(all(packs, Rule.Cap.class).map(Rule.Cap::period));
        Duration rests = longest(all(packs, Rule.Rest.class).map(Rule.Rest::period));
        return new CallHistory(
                caps.isZero() ? Map.of() : stores.attempts().since(callees, now.minus(caps)),
                rests.isZero() ? Map.of() : stores.answers().since(callees, now.minus(rests)),
                abandonment(packs, questions, rates, now));
    }

    List<Instant> attemptsAt(Callee callee) {
        return attempts.getOrDefault(callee, List.of());
    }

    List<LiveAnswer> answersOf(Callee callee) {
        return answers.getOrDefault(callee, List.of());
    }

    Abandonment abandonmentOf(Rule.AbandonmentBound rule, UUID campaign) {
        return abandonment.getOrDefault(rule, Map.of()).getOrDefault(campaign, KeptRates.NOTHING);
    }

    private static Map<Rule.AbandonmentBound, Map<UUID, Abandonment>> abandonment(
            List<RulePack> packs, List<DialQuestion> questions, KeptRates rates, Instant now) {
        Map<TenantId, Set<UUID>> campaigns = new HashMap<>();
        for (DialQuestion question : questions) {
            UUID campaign = question.campaign();
            if (campaign != null) {
                campaigns
                        .computeIfAbsent(question.tenant(), tenant -> new LinkedHashSet<>())
                        .add(campaign);
            }
        }
        Map<Rule.AbandonmentBound, Map<UUID, Abandonment>> found = new HashMap<>();
        all(packs, Rule.AbandonmentBound.class).distinct().forEach(rule -> {
            Map<UUID, Abandonment> ofRule = new HashMap<>();
            campaigns.forEach((tenant, ids) -> ofRule.putAll(rates.of(tenant, ids, rule, now)));
            found.put(rule, ofRule);
        });
        return found;
    }

    private static <T extends Rule> Stream<T> all(List<RulePack> packs, Class<T> kind) {
        return packs.stream().flatMap(pack -> pack.all(kind).stream());
    }

    private static Duration longest(Stream<Duration> periods) {
        return periods.max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
}
