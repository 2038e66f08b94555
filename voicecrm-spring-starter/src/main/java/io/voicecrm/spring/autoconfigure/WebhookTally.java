package io.voicecrm.spring.autoconfigure;

import io.voicecrm.webhook.WebhookIntake.Receipt;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was posted to the endpoint, for whoever asks; knows no metrics library. Thread-safe. */
final class WebhookTally {

    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicate = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder tooLarge = new LongAdder();
    private final LongAdder overloaded = new LongAdder();
    private final LongAdder failed = new LongAdder();

    void received(Receipt receipt) {
        (receipt == Receipt.ACCEPTED ? accepted : duplicate).increment();
    }

    void rejected() {
        rejected.increment();
    }

    void tooLarge() {
        tooLarge.increment();
    }

    void overloaded() {
        overloaded.increment();
    }

    void failed() {
        failed.increment();
    }

    long overloadedCount() {
        return overloaded.sum();
    }

    long failedCount() {
        return failed.sum();
    }

    long acceptedCount() {
        return accepted.sum();
    }

    long duplicateCount() {
        return duplicate.sum();
    }

    long rejectedCount() {
        return rejected.sum();
    }

    long tooLargeCount() {
        return tooLarge.sum();
    }
}
