package io.voicecrm.spring.autoconfigure;

import io.voicecrm.dialer.DialReport;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Adds up what the dialer's steps did. Thread-safe. */
final class DialTally implements Consumer<DialReport> {

    private final LongAdder placed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder deferred = new LongAdder();
    private final LongAdder suppressed = new LongAdder();

    @Override
    public void accept(DialReport report) {
        placed.add(report.placed());
        refused.add(report.refused());
        unknown.add(report.unknown());
        deferred.add(report.deferred());
        suppressed.add(report.suppressed());
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
}
