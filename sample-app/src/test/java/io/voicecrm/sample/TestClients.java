package io.voicecrm.sample;

import io.voicecrm.TenantId;
import io.voicecrm.testkit.Fixtures;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Opens accounts in a running app, as the platform does. */
public final class TestClients {

    private final int port;
    private final Api platform;

    public TestClients(int port) {
        this.port = port;
        this.platform = Api.withKey(port, RunningApp.PLATFORM_KEY);
    }

    /** The platform itself. */
    public Api platform() {
        return platform;
    }

    /** A client and its key. */
    public record TestClient(TenantId id, Api api) {

        /** An agent that every client may use. */
        public String agent() {
            return api.get("/api/agents").json().at("/items/0/agent_id").asString();
        }

        /** A draft without contacts. */
        public String campaign(String name) {
            return api.post("/api/campaigns", """
                            {"name": "%s", "agent_id": "%s"}""".formatted(name, agent()))
                    .json()
                    .get("id")
                    .asString();
        }
    }

    /** A new client on the Professional plan: $299, 500 minutes, $0.60 for each further one. */
    public TestClient open() {
        String plan = "";
        for (JsonNode item : platform.get("/api/plans").json().get("items")) {
            if (item.get("name").asString().equals("Professional")) {
                plan = item.get("id").asString();
            }
        }
        return open(plan);
    }

    /** A new client on a plan. */
    public TestClient open(String plan) {
        String id = platform.post("/api/tenants", """
                        {"name": "Client %s", "region": "US", "time_zone": "America/New_York", "plan_id": "%s",
                         "caller_id": "%s"}""".formatted(
                                UUID.randomUUID(),
                                plan,
                                Fixtures.phone(Fixtures.PHONE_COUNT - 1).e164()))
                .json()
                .get("id")
                .asString();
        return existing(id);
    }

    /** A client who is there already, with a key of its own. */
    public TestClient existing(String id) {
        String key = platform.post("/api/tenants/" + id + "/api-keys", """
                        {"name": "test"}""")
                .json()
                .get("key")
                .asString();
        return new TestClient(new TenantId(id), Api.withKey(port, key));
    }
}
