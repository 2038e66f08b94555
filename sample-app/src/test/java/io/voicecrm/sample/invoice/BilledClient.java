package io.voicecrm.sample.invoice;

import io.voicecrm.TenantId;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.PastCall;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.sample.database.Scope;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** A client who has had its plan since ever, and what the platform does about its invoices. */
final class BilledClient {

    private final TestClients clients;
    private final TestClient client;

    private BilledClient(TestClients clients, TestClient client) {
        this.clients = clients;
        this.client = client;
    }

    /** One that pays 100.00 with ten minutes in it, and 0.50 for each further one. */
    static BilledClient open(int port, Scope scope) {
        return open(port, scope, "subscription_included", "100.00", 10);
    }

    static BilledClient open(int port, Scope scope, String kind, String fee, int minutes) {
        TestClients clients = new TestClients(port);
        // Whoever else has an account in this app is billed before: what is counted, or fails on purpose, is this
        // one's.
        clients.platform().post("/api/invoices/run?month=2026-03").json();
        TestClient client = clients.open(plan(clients.platform(), kind, fee, minutes));
        // Accounts are opened today, and pay from this month on.
        scope.platform(jdbc -> jdbc.sql("update plan_terms set from_at = '-infinity' where tenant_id = :tenant")
                .param("tenant", client.id().value())
                .update());
        return new BilledClient(clients, client);
    }

    TenantId id() {
        return client.id();
    }

    Api api() {
        return client.api();
    }

    Api platform() {
        return clients.platform();
    }

    TestClients clients() {
        return clients;
    }

    /** Runs a month for all clients; what became of this one. */
    JsonNode run(String month) {
        return of(platform().post("/api/invoices/run?month=" + month).json().get("clients"), id());
    }

    static JsonNode of(JsonNode outcomes, TenantId id) {
        for (JsonNode outcome : outcomes) {
            if (outcome.at("/client/id").asString().equals(id.value())) {
                return outcome;
            }
        }
        throw new AssertionError("nothing of " + id + " in " + outcomes);
    }

    JsonNode list(String more) {
        return platform()
                .get("/api/all-invoices?client_id=" + id() + more)
                .json()
                .get("items");
    }

    JsonNode one(JsonNode invoice) {
        return platform()
                .get("/api/all-invoices/" + invoice.get("id").asString())
                .json();
    }

    static String gatewayId(JsonNode issued) {
        String page = issued.get("pay_page").asString();
        return page.substring(page.lastIndexOf('/') + 1);
    }

    void call(Stores stores, Instant ended, Duration talk) {
        PastCall.keep(stores, id(), ended, talk);
    }

    private static String plan(Api platform, String kind, String fee, int minutes) {
        return platform.post("/api/plans", """
                        {"name": "Billed", "kind": "%s", "monthly_fee": {"amount": "%s", "currency": "CHF"},
                         "included_minutes": %d, "overage_rate": {"amount": "0.50", "currency": "CHF"},
                         "increment": {"minimum_seconds": 0, "step_seconds": 1}, "trial_days": 0}""".formatted(kind, fee, minutes))
                .json()
                .get("id")
                .asString();
    }
}
