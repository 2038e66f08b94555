package io.voicecrm.testkit.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the provider keeps for its one customer: agents, numbers, conversations. Thread-safe. */
final class Account {

    private final @Nullable KeptFile agentFile;
    private final Map<String, JsonObject> agents = new ConcurrentHashMap<>();
    private final Map<String, OwnedNumber> numbers = new ConcurrentSkipListMap<>();
    private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<Long, Conversation> bySequence = new ConcurrentSkipListMap<>();
    private final Map<String, List<Conversation>> byUser = new ConcurrentHashMap<>();

    /** @param agentFile where agents outlive this account; null if they need not */
    Account(@Nullable KeptFile agentFile) {
        this.agentFile = agentFile;
        if (agentFile != null) {
            agentFile.load().forEach(agent -> agents.put(agent.text("agent_id"), agent));
        }
    }

    /** @throws ApiError if there is none */
    JsonObject agent(String id) {
        JsonObject agent = agents.get(id);
        if (agent == null) {
            throw ApiError.notFound("agent", id);
        }
        return agent;
    }

    boolean hasAgent(String id) {
        return agents.containsKey(id);
    }

    List<JsonObject> agents() {
        return new ArrayList<>(agents.values());
    }

    void keep(String id, JsonObject agent) {
        agents.put(id, agent);
        save();
    }

    /** @throws ApiError if there is none */
    JsonObject changeAgent(String id, UnaryOperator<JsonObject> change) {
        JsonObject changed = agents.computeIfPresent(id, (key, agent) -> change.apply(agent));
        if (changed == null) {
            throw ApiError.notFound("agent", id);
        }
        save();
        return changed;
    }

    /** @throws ApiError if there is none */
    void removeAgent(String id) {
        if (agents.remove(id) == null) {
            throw ApiError.notFound("agent", id);
        }
        save();
    }

    private void save() {
        if (agentFile != null) {
            agentFile.save(agents.values());
        }
    }

    /** @throws ApiError if there is none */
    OwnedNumber number(String id) {
        OwnedNumber number = numbers.get(id);
        if (number == null) {
            throw ApiError.notFound("phone_number", id);
        }
        return number;
    }

    List<OwnedNumber> numbers() {
        return new ArrayList<>(numbers.values());
    }

    void keep(OwnedNumber number) {
        numbers.put(number.id(), number);
    }

    /** @throws ApiError if there is none */
    void removeNumber(String id) {
        if (numbers.remove(id) == null) {
            throw ApiError.notFound("phone_number", id);
        }
    }

    void keep(Conversation conversation) {
        conversations.put(conversation.id(), conversation);
        bySequence.put(conversation.sequence(), conversation);
        if (!conversation.userId().isEmpty()) {
            byUser.computeIfAbsent(conversation.userId(), user -> new CopyOnWriteArrayList<>())
                    .add(conversation);
        }
    }

    /** @throws ApiError if there is none */
    Conversation conversation(String id) {
        Conversation conversation = conversations.get(id);
        if (conversation == null) {
            throw ApiError.notFound("conversation", id);
        }
        return conversation;
    }

    /** @throws ApiError if there is none */
    void removeConversation(String id) {
        Conversation conversation = conversation(id);
        conversations.remove(id);
        bySequence.remove(conversation.sequence());
        List<Conversation> ofUser = byUser.get(conversation.userId());
        if (ofUser != null) {
            ofUser.remove(conversation);
        }
    }

    /** Newest first, those before a sequence number. */
    Iterable<Conversation> conversationsBefore(long sequence) {
        return bySequence.headMap(sequence).descendingMap().values();
    }

    List<Conversation> conversationsOf(String userId) {
        return byUser.getOrDefault(userId, List.of());
    }
}
