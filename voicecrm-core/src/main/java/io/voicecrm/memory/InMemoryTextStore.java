package io.voicecrm.memory;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.text.OptOut;
import io.voicecrm.text.TextId;
import io.voicecrm.text.TextMessage;
import io.voicecrm.text.TextStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class InMemoryTextStore implements TextStore {

    private record Pair(TenantId tenant, PhoneNumber person) {}

    private final Map<TextId, TextMessage> messages = new LinkedHashMap<>();
    private final Map<Pair, OptOut> optOuts = new HashMap<>();

    @Override
    public synchronized void add(TextMessage message) {
        messages.putIfAbsent(message.id(), message);
    }

    @Override
    public synchronized Optional<TextMessage> find(TextId id) {
        return Optional.ofNullable(messages.get(id));
    }

    @Override
    public synchronized boolean advance(TextMessage next) {
        TextMessage held = messages.get(next.id());
        if (held == null || !held.state().canBecome(next.state())) {
            return false;
        }
        messages.put(next.id(), next);
        return true;
    }

    @Override
    public synchronized List<TextMessage> newest(TenantId tenant, int limit) {
        return messages.values().stream()
                .filter(message -> message.tenant().equals(tenant))
                .sorted(Comparator.comparing(TextMessage::createdAt)
                        .thenComparing(message -> message.id().toString())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean optOut(OptOut wish) {
        return optOuts.putIfAbsent(new Pair(wish.tenant(), wish.person()), wish) == null;
    }

    @Override
    public synchronized boolean optIn(TenantId tenant, PhoneNumber person, Instant at) {
        return optOuts.remove(new Pair(tenant, person)) != null;
    }

    @Override
    public synchronized Optional<OptOut> optOutOf(TenantId tenant, PhoneNumber person) {
        return Optional.ofNullable(optOuts.get(new Pair(tenant, person)));
    }
}
