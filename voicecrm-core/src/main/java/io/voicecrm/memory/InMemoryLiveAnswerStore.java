package io.voicecrm.memory;

import io.voicecrm.TenantId;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.LiveAnswer;
import io.voicecrm.compliance.LiveAnswer.Heard;
import io.voicecrm.compliance.LiveAnswerStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class InMemoryLiveAnswerStore implements LiveAnswerStore {

    private final Map<Callee, Map<String, LiveAnswer>> byPerson = new HashMap<>();
    private final Map<UUID, Map<String, LiveAnswer>> byCampaign = new HashMap<>();

    @Override
    public synchronized void record(LiveAnswer answer) {
        byPerson.computeIfAbsent(answer.callee(), callee -> new LinkedHashMap<>())
                .put(answer.call(), answer);
        UUID campaign = answer.campaign();
        if (campaign != null) {
            byCampaign.computeIfAbsent(campaign, id -> new LinkedHashMap<>()).put(answer.call(), answer);
        }
    }

    @Override
    public synchronized Map<Callee, List<LiveAnswer>> since(Collection<Callee> callees, Instant since) {
        Map<Callee, List<LiveAnswer>> found = new HashMap<>();
        for (Callee callee : new HashSet<>(callees)) {
            List<LiveAnswer> answers = after(byPerson.get(callee), since)
                    .sorted(Comparator.comparing(LiveAnswer::at).thenComparing(LiveAnswer::call))
                    .toList();
            if (!answers.isEmpty()) {
                found.put(callee, answers);
            }
        }
        return found;
    }

    @Override
    public synchronized Map<UUID, Abandonment> abandonment(TenantId tenant, Set<UUID> campaigns, Instant since) {
        Map<UUID, Abandonment> found = new HashMap<>();
        for (UUID campaign : campaigns) {
            List<LiveAnswer> measured = after(byCampaign.get(campaign), since)
                    .filter(answer -> answer.tenant().equals(tenant) && answer.heard() != Heard.UNMEASURED)
                    .toList();
            List<Instant> abandoned = measured.stream()
                    .filter(answer -> answer.heard() == Heard.SILENCE)
                    .map(LiveAnswer::at)
                    .sorted()
                    .toList();
            if (!measured.isEmpty()) {
                Instant oldest = abandoned.isEmpty() ? null : abandoned.get(0);
                found.put(campaign, new Abandonment(measured.size(), abandoned.size(), oldest));
            }
        }
        return found;
    }

    private static Stream<LiveAnswer> after(@Nullable Map<String, LiveAnswer> answers, Instant since) {
        return answers == null
                ? Stream.empty()
                : answers.values().stream().filter(answer -> answer.at().isAfter(since));
    }
}
