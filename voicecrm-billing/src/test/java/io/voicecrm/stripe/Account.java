package io.voicecrm.stripe;

import io.voicecrm.Secret;
import io.voicecrm.TenantId;
import io.voicecrm.billing.BillingEvent;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.Payer;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.testkit.VirtualClock;
import io.voicecrm.testkit.wire.Exchange;
import io.voicecrm.testkit.wire.Faults.Kind;
import io.voicecrm.testkit.wire.SimulatedStripe;
import io.voicecrm.webhook.CallEventHandler;
import io.voicecrm.webhook.WebhookInbox;
import io.voicecrm.webhook.WebhookIntake;
import io.voicecrm.webhook.WebhookRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An account at the simulated Stripe, our client of it, and the door for its webhooks, all in one virtual time. */
final class Account implements AutoCloseable {

    final VirtualClock clock = VirtualClock.startingAt("2026-03-02T15:00:00Z");
    final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    final SimulatedStripe server =
            SimulatedStripe.builder().clock(clock).watch(exchanges::add).start();
    final List<BillingEvent> told = new ArrayList<>();
    final WebhookInbox inbox = new InMemoryStores().inbox();
    final WebhookIntake intake;
    private final Stripe stripe = builder().retries(0).build();

    Account() {
        intake = new WebhookIntake(
                List.of(stripe().webhooks(told::add)), inbox, events -> CallEventHandler.Result.HANDLED, clock);
    }

    /** A client that sends every request once, whatever happens. */
    Stripe stripe() {
        return stripe;
    }

    Stripe.Builder builder() {
        return Stripe.builder(Secret.of(server.apiKey()))
                .baseUrl(server.url())
                .webhookSecrets(List.of(Secret.of(server.webhookSecret())));
    }

    CustomerRef customer(TenantId tenant) {
        return stripe().payments().customer(new Payer(tenant, "Client of " + tenant, tenant + "@clients.example"));
    }

    /** The meter exists from the first subscription that is sold on. */
    void openMeter() {
        new UsageMeter(new Requests(com.stripe.StripeClient.builder()
                        .setApiKey(server.apiKey())
                        .setApiBase(server.url())
                        .build()))
                .id();
    }

    void failNext(String route, Kind fault) {
        server.failNext(route, fault);
    }

    /** Returns what time it is then. */
    Instant pass(Duration time) {
        Instant now = clock.advance(time);
        server.passTime();
        return now;
    }

    /** Brings every webhook so far, and works on those that are new. */
    void deliver() {
        deliver(server.webhooks());
    }

    void deliver(List<WebhookRequest> letters) {
        letters.forEach(letter -> intake.accept(Stripe.ID, letter));
        while (intake.drain(100) == 100) {
            // There are more.
        }
    }

    /** What was told, each fact once, in the order in which it came first. */
    List<BillingEvent> facts() {
        Map<String, BillingEvent> facts = new LinkedHashMap<>();
        told.forEach(event -> facts.putIfAbsent(event.key(), event));
        return List.copyOf(facts.values());
    }

    <T extends BillingEvent> List<T> facts(Class<T> type) {
        return facts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
