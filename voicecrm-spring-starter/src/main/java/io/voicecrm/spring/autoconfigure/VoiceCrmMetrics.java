package io.voicecrm.spring.autoconfigure;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.voicecrm.engine.VoiceCrm;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Meters of the engine. Tags have few values; none names a tenant or a person. */
final class VoiceCrmMetrics implements MeterBinder {

    private final VoiceCrm engine;
    private final DialTally dials;
    private final @Nullable WebhookTally webhooks;

    /** @param webhooks null where there is no endpoint */
    VoiceCrmMetrics(VoiceCrm engine, DialTally dials, @Nullable WebhookTally webhooks) {
        this.engine = engine;
        this.dials = dials;
        this.webhooks = webhooks;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("voicecrm.engine.running", engine, running -> running.isRunning() ? 1 : 0)
                .description("1 while all threads of the engine run, else 0")
                .register(registry);
        dialCounter(registry, "placed", DialTally::placedCount);
        dialCounter(registry, "refused", DialTally::refusedCount);
        dialCounter(registry, "unknown", DialTally::unknownCount);
        dialCounter(registry, "deferred", DialTally::deferredCount);
        dialCounter(registry, "suppressed", DialTally::suppressedCount);
        if (webhooks != null) {
            webhookCounter(registry, webhooks, "accepted", WebhookTally::acceptedCount);
            webhookCounter(registry, webhooks, "duplicate", WebhookTally::duplicateCount);
            webhookCounter(registry, webhooks, "rejected", WebhookTally::rejectedCount);
            webhookCounter(registry, webhooks, "too_large", WebhookTally::tooLargeCount);
        }
    }

    private void dialCounter(MeterRegistry registry, String result, ToDoubleFunction<DialTally> count) {
        FunctionCounter.builder("voicecrm.dials", dials, count)
                .description("Attempts that the dialer claimed, by what became of them")
                .tag("result", result)
                .register(registry);
    }

    private static void webhookCounter(
            MeterRegistry registry, WebhookTally tally, String result, ToDoubleFunction<WebhookTally> count) {
        FunctionCounter.builder("voicecrm.webhooks", tally, count)
                .description("Webhooks that were posted to this process, by how they were answered")
                .tag("result", result)
                .register(registry);
    }
}
