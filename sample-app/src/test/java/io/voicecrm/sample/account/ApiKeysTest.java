package io.voicecrm.sample.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a client and the platform can do about the keys of the client's programs. */
@RunningApp
class ApiKeysTest {

    @LocalServerPort
    private int port;

    private TestClient client;
    private String path;
    private JsonNode created;

    @BeforeEach
    void makeAKey() {
        client = new TestClients(port).open();
        path = "/api/tenants/" + client.id().value() + "/api-keys";
        created = client.api().post(path, "{\"name\": \"Website form\"}").json();
    }

    @Test
    void listsTheNamesOfKeysAndNeverTheKeys() {
        JsonNode keys = client.api().get(path).json().get("items");

        assertThat(keys).hasSize(2);
        assertThat(keys.get(0).get("id").asString()).isEqualTo(created.get("id").asString());
        assertThat(keys.get(0).get("name").asString()).isEqualTo("Website form");
        assertThat(keys.get(0).propertyNames()).containsExactlyInAnyOrder("id", "name", "created_at");
    }

    @Test
    void refusesAKeyFromTheMomentItIsRevoked() {
        Api program = Api.withKey(port, created.get("key").asString());
        assertThat(program.get("/api/leads").status()).isEqualTo(200);

        assertThat(revoke(created.get("id").asString())).isEqualTo(204);

        assertThat(program.get("/api/leads").status()).isEqualTo(401);
        assertThat(client.api().get(path).json().get("items")).hasSize(1);
        assertThat(revoke(created.get("id").asString())).isEqualTo(404);
    }

    @Test
    void leavesTheKeysOfOthersAlone() {
        TestClient other = new TestClients(port).open();
        String othersKey = other.api()
                .get("/api/tenants/" + other.id().value() + "/api-keys")
                .json()
                .at("/items/0/id")
                .asString();

        assertThat(revoke(othersKey)).isEqualTo(404);
        assertThat(revoke(UUID.randomUUID().toString())).isEqualTo(404);
        assertThat(other.api().get("/api/leads").status()).isEqualTo(200);
    }

    private int revoke(String id) {
        return client.api().send("DELETE", path + "/" + id, "").status();
    }
}
