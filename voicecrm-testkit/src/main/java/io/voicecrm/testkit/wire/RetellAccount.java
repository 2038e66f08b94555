package io.voicecrm.testkit.wire;

import java.time.Clock;

/** What Retell keeps for its one customer. Thread-safe. */
final class RetellAccount {

    private final Clock clock;
    private final Ids ids;
    private final RetellStore<JsonObject> agents = new RetellStore<>();
    private final RetellStore<JsonObject> models = new RetellStore<>();
    private final RetellStore<JsonObject> numbers = new RetellStore<>();
    private final RetellStore<RetellCall> calls = new RetellStore<>();
    private final RetellStore<JsonObject> knowledge = new RetellStore<>();

    RetellAccount(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
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
