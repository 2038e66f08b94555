package io.voicecrm.spring.autoconfigure;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.engine.VoiceAccount;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.webhook.DeliveryState;
import java.util.Locale;
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
        engine.accounts().forEach(account -> bindTo(registry, account));
        for (CallOutcome outcome : CallOutcome.values()) {
            FunctionCounter.builder("voicecrm.attempts", dials, tally -> tally.endedWith(outcome))
                    .description("Attempts that are over, by their outcome")
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        dials.onRule(rule -> FunctionCounter.builder("voicecrm.held.back", dials, tally -> tally.heldBackBy(rule))
                .description("Calls that a rule deferred or denied")
                .tag("rule", rule)
                .register(registry));
        if (webhooks != null) {
            webhookCounter(registry, webhooks, "accepted", WebhookTally::acceptedCount);
            webhookCounter(registry, webhooks, "duplicate", WebhookTally::duplicateCount);
            webhookCounter(registry, webhooks, "rejected", WebhookTally::rejectedCount);
            webhookCounter(registry, webhooks, "too_large", WebhookTally::tooLargeCount);
            webhookCounter(registry, webhooks, "overloaded", WebhookTally::overloadedCount);
            webhookCounter(registry, webhooks, "failed", WebhookTally::failedCount);
        }
        inboxGauge(registry, DeliveryState.OPEN, "voicecrm.webhooks.open", "Webhooks that are to be worked on");
        inboxGauge(registry, DeliveryState.BURIED, "voicecrm.webhooks.buried", "Webhooks that somebody has to look at");
    }

    private void inboxGauge(MeterRegistry registry, DeliveryState state, String name, String description) {
        Gauge.builder(name, engine, crm -> crm.stores().deliveries().count(state))
                .description(description)
                .register(registry);
    }

    private void dialCounter(MeterRegistry registry, String result, ToDoubleFunction<DialTally> count) {
        FunctionCounter.builder("voicecrm.dials", dials, count)
                .description("Attempts that the dialer claimed, by what became of them")
                .tag("result", result)
                .register(registry);
    }

    private static void bindTo(MeterRegistry registry, VoiceAccount account) {
        accountGauge(
                registry,
                "voicecrm.slots.used",
                "Slots of the provider account in use, by all processes",
                account,
                of -> of.use().slots());
        accountGauge(
                registry,
                "voicecrm.slots.allowed",
                "Slots of the provider account for outbound calls",
                account,
                of -> of.limits().maxOutboundCalls());
        accountGauge(
                registry,
                "voicecrm.attempts.unknown",
                "Attempts of which nobody knows whether the phone rang",
                account,
                of -> of.use().unknown());
        accountGauge(
                registry,
                "voicecrm.claim.lag",
                "Seconds for which whoever waits longest could have been called",
                account,
                of -> of.use().lag().toMillis() / 1e3);
        accountGauge(
                registry,
                "voicecrm.circuit.open",
                "1 while nothing is dialed because the provider fails, else 0",
                account,
                of -> of.isSpared() ? 1 : 0);
        accountGauge(
                registry,
                "voicecrm.webhooks.silence",
                "Seconds for which no webhook has come although a call is up",
                account,
                of -> of.webhookSilence().toMillis() / 1e3);
    }

    private static void accountGauge(
            MeterRegistry registry,
            String name,
            String description,
            VoiceAccount account,
            ToDoubleFunction<VoiceAccount> value) {
        Gauge.builder(name, account, value)
                .description(description)
                .tag("provider", account.id().value())
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
