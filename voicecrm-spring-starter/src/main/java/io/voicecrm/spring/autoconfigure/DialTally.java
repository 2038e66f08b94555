package io.voicecrm.spring.autoconfigure;

import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallRecord;
import io.voicecrm.dialer.DialReport;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Adds up what the dialer's steps did and how attempts ended, for whoever asks; knows no metrics library. Thread-safe. */
final class DialTally {

    private final LongAdder placed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder deferred = new LongAdder();
    private final LongAdder suppressed = new LongAdder();
    private final Map<String, LongAdder> byRule = new ConcurrentHashMap<>();
    private final Map<CallOutcome, LongAdder> byOutcome = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Consumer<String>> ruleListeners = new CopyOnWriteArrayList<>();

    void stepped(DialReport report) {
        placed.add(report.placed());
        refused.add(report.refused());
        unknown.add(report.unknown());
        deferred.add(report.deferred());
        suppressed.add(report.suppressed());
        report.byRule().forEach((rule, people) -> counterOf(rule).add(people));
    }

    void over(CallRecord call) {
        if (call.outcome() != null) {
            byOutcome.computeIfAbsent(call.outcome(), none -> new LongAdder()).increment();
        }
    }

    /** Tells of every rule that has held somebody back, those so far and those to come, once each. */
    void onRule(Consumer<String> listener) {
        ruleListeners.add(listener);
        Set.copyOf(byRule.keySet()).forEach(listener);
    }

    long heldBackBy(String rule) {
        LongAdder count = byRule.get(rule);
        return count == null ? 0 : count.sum();
    }

    long endedWith(CallOutcome outcome) {
        LongAdder count = byOutcome.get(outcome);
        return count == null ? 0 : count.sum();
    }

    long placedCount() {
        return placed.sum();
    }

    long refusedCount() {
        return refused.sum();
    }

    long unknownCount() {
        return unknown.sum();
    }

    long deferredCount() {
        return deferred.sum();
    }

    long suppressedCount() {
        return suppressed.sum();
    }

    private LongAdder counterOf(String rule) {
        return byRule.computeIfAbsent(rule, isNew -> {
            ruleListeners.forEach(listener -> listener.accept(isNew));
            return new LongAdder();
        });
    }
}
