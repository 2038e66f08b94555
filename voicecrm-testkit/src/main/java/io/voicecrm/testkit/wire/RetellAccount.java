package io.voicecrm.testkit.wire;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Retell keeps for its one customer. Thread-safe. */
final class RetellAccount {

    private final Clock clock;
    private final Ids ids;
    private final @Nullable KeptFile file;
    private final RetellStore<JsonObject> agents = new RetellStore<>(this::save);
    private final RetellStore<JsonObject> models = new RetellStore<>(this::save);
    private final RetellStore<JsonObject> numbers = new RetellStore<>();
    private final RetellStore<RetellCall> calls = new RetellStore<>();
    private final RetellStore<JsonObject> knowledge = new RetellStore<>(this::save);

    /** @param file where agents, what they say and what they may look up outlive the process; null for nowhere */
    RetellAccount(Clock clock, Ids ids, @Nullable KeptFile file) {
        this.clock = clock;
        this.ids = ids;
        this.file = file;
        if (file != null) {
            for (JsonObject kept : file.load()) {
                if (kept.has("agent_id")) {
                    agents.keep(kept.text("agent_id"), kept);
                } else if (kept.has("llm_id")) {
                    models.keep(kept.text("llm_id"), kept);
                } else {
                    knowledge.keep(kept.text("knowledge_base_id"), kept);
                }
            }
        }
    }

    private void save() {
        if (file != null) {
            synchronized (file) {
                List<JsonObject> all = new ArrayList<>(agents.newestFirst());
                all.addAll(models.newestFirst());
                all.addAll(knowledge.newestFirst());
                Collections.reverse(all);
                file.save(all);
            }
        }
    }

    Clock clock() {
        return clock;
    }

    Ids ids() {
        return ids;
    }

    RetellStore<JsonObject> agents() {
        return agents;
    }

    RetellStore<JsonObject> models() {
        return models;
    }

    RetellStore<JsonObject> numbers() {
        return numbers;
    }

    RetellStore<RetellCall> calls() {
        return calls;
    }

    RetellStore<JsonObject> knowledge() {
        return knowledge;
    }
}
