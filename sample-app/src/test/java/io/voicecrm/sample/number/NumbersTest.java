package io.voicecrm.sample.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.voice.PhoneNumbers.OwnedNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The platform buys numbers, clients get them: over HTTP, with the carrier and the provider that call nobody. */
@RunningApp
class NumbersTest {

    @LocalServerPort
    private int port;

    @Autowired
    private VoiceCrm crm;

    private TestClients clients;
    private Api platform;
    private TestClient client;

    @BeforeEach
    void openAnAccount() {
        clients = new TestClients(port);
        platform = clients.platform();
        client = clients.open();
    }

    @Test
    void findsNumbersThatTheCarrierSells() {
        JsonNode found = platform.get("/api/phone-numbers/search?area_code=312&limit=3")
                .json()
                .get("items");

        assertThat(found).hasSize(3);
        assertThat(found.get(0).get("phone_number").asString()).startsWith("+1312");
        assertThat(found.get(0).get("locality").asString()).isEqualTo("Chicago");
        assertThat(found.get(0).get("region").asString()).isEqualTo("IL");
    }

    @Test
    void buysTenNumbersAtOnceIntoThePool() {
        JsonNode order = filled("{\"quantity\": 10, \"area_code\": \"617\"}");

        assertThat(order.at("/order/bought").asInt()).isEqualTo(10);
        assertThat(order.get("numbers")).hasSize(10);
        JsonNode owned = platform.get("/api/phone-numbers/owned?status=available&area_code=617")
                .json()
                .get("items");
        assertThat(owned).hasSizeGreaterThanOrEqualTo(10);
        assertThat(owned.get(0).at("/number/locality").asString()).isEqualTo("Boston");
    }

    @Test
    void buysExactlyTheNumbersThatWereChosen() {
        List<String> chosen = new ArrayList<>();
        platform.get("/api/phone-numbers/search?area_code=305&limit=2")
                .json()
                .get("items")
                .forEach(item -> chosen.add(item.get("phone_number").asString()));

        JsonNode order = filled("{\"phone_numbers\": [\"" + String.join("\", \"", chosen) + "\"]}");

        assertThat(order.get("numbers"))
                .extracting(line -> line.get("phone_number").asString())
                .containsExactlyInAnyOrderElementsOf(chosen);
    }

    @Test
    void tellsThePlatformWhatNumbersCostAndNoClient() {
        JsonNode offer = platform.get("/api/phone-numbers/search?area_code=312&limit=1")
                .json()
                .at("/items/0/monthly_price");
        String number = bought();
        platform.with("X-Tenant-Id", client.id().value())
                .post("/api/phone-numbers/assign", assignment(client, number))
                .json();

        JsonNode owned = platform.get(
                        "/api/phone-numbers/owned?client_id=" + client.id().value())
                .json()
                .at("/items/0/monthly_price");

        assertThat(offer.get("amount").asString()).isEqualTo("1.15");
        assertThat(owned).isEqualTo(offer);
        assertThat(client.api().get("/api/phone-numbers").body()).doesNotContain("1.15", "price");
        assertThat(client.api().get("/api/phone-numbers/search").status()).isEqualTo(403);
    }

    @Test
    void letsAClientTakeANumberWhereThePlatformAllowsIt() {
        String number = bought();
        allowSelfService();
        JsonNode available = client.api().get("/api/phone-numbers/available").json();
        assertThat(available.get(0).get("is_assigned").asBoolean()).isFalse();
        assertThat(available)
                .extracting(item -> item.get("phone_number").asString())
                .contains(number);

        JsonNode reserved =
                client.api().post("/api/phone-numbers/reserve", body(number)).json();
        JsonNode assigned = assign(client, number).json();

        assertThat(reserved.get("status").asString()).isEqualTo("reserved");
        assertThat(reserved.get("reserved_until").asString()).isNotBlank();
        assertThat(assigned.get("status").asString()).isEqualTo("assigned");
        assertThat(assigned.get("agent_id").asString()).isEqualTo(client.agent());
        assertThat(crm.account(ElevenLabs.ID).provider().phoneNumbers().list())
                .filteredOn(held -> held.number().e164().equals(number))
                .extracting(OwnedNumber::agent)
                .allSatisfy(agent -> assertThat(agent.value()).isEqualTo(client.agent()))
                .hasSize(1);
        assertThat(client.api()
                        .get("/api/phone-numbers")
                        .json()
                        .at("/items/0/phone_number")
                        .asString())
                .isEqualTo(number);
    }

    @Test
    void tellsTheSlowerOfTwoClientsThatTheNumberIsTaken() {
        String number = bought();
        allowSelfService();
        TestClient other = clients.open();
        allowSelfService(other);
        client.api().post("/api/phone-numbers/reserve", body(number)).json();

        Answer late = other.api().post("/api/phone-numbers/reserve", body(number));

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem().get("detail").asString()).isEqualTo("Somebody else has this number.");
    }

    @Test
    void givesUpAReservation() {
        String number = bought();
        allowSelfService();
        client.api().post("/api/phone-numbers/reserve", body(number)).json();

        JsonNode free = client.api()
                .send("DELETE", "/api/phone-numbers/" + number + "/reservation", "")
                .json();

        assertThat(free.get("status").asString()).isEqualTo("available");
    }

    @Test
    void letsThePlatformAssignWhereClientsMayNotChoose() {
        String number = bought();
        assertThat(client.api().get("/api/phone-numbers/available").json()).isEmpty();
        assertThat(assign(client, number).status()).isEqualTo(403);

        Answer assigned = platform.with("X-Tenant-Id", client.id().value())
                .post("/api/phone-numbers/assign", assignment(client, number));

        assertThat(assigned.json().get("status").asString()).isEqualTo("assigned");
        assertThat(client.api().get("/api/phone-numbers").json().get("items")).hasSize(1);
    }

    @Test
    void suspendsRestoresTakesAwayAndGivesBack() {
        String number = bought();
        allowSelfService();
        assign(client, number).json();

        assertThat(statusAfter(number, "suspend")).isEqualTo("suspended");
        assertThat(statusAfter(number, "restore")).isEqualTo("assigned");
        assertThat(platform.post("/api/phone-numbers/" + number + "/release").status())
                .isEqualTo(409);
        assertThat(statusAfter(number, "unassign")).isEqualTo("available");
        assertThat(client.api().get("/api/phone-numbers").json().get("items")).isEmpty();
        assertThat(statusAfter(number, "release")).isEqualTo("released");
    }

    @Test
    void tellsThePlatformWhoHasWhichNumberAndWhoAnswersIt() {
        String number = bought();
        String another = bought();
        platform.with("X-Tenant-Id", client.id().value())
                .post("/api/phone-numbers/assign", assignment(client, number))
                .json();

        JsonNode theirs = platform.get(
                        "/api/phone-numbers/owned?client_id=" + client.id().value())
                .json()
                .get("items");

        assertThat(theirs).hasSize(1);
        assertThat(theirs.get(0).at("/number/phone_number").asString())
                .isEqualTo(number)
                .isNotEqualTo(another);
        assertThat(theirs.get(0).at("/client/id").asString())
                .isEqualTo(client.id().value());
        assertThat(theirs.get(0).at("/client/name").asString()).startsWith("Client ");
        assertThat(theirs.get(0).at("/agent/id").asString()).isEqualTo(client.agent());
        assertThat(theirs.get(0).at("/agent/name").asString()).isNotBlank().isNotEqualTo(client.agent());
    }

    @Test
    void saysWhatIsWrongWithAnOrder() {
        assertThat(platform.post("/api/number-orders", "{}")
                        .problem()
                        .get("detail")
                        .asString())
                .contains("quantity");
        assertThat(platform.post("/api/number-orders", "{\"phone_numbers\": [\"12\"]}")
                        .status())
                .isEqualTo(400);
        assertThat(platform.get("/api/phone-numbers/search?area_code=1").status())
                .isEqualTo(400);
    }

    private String bought() {
        return filled("{\"quantity\": 1}").at("/numbers/0/phone_number").asString();
    }

    private JsonNode filled(String wish) {
        String id = platform.post("/api/number-orders", wish).json().get("id").asString();
        String path = "/api/number-orders/" + id;
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        platform.get(path).json().at("/order/status").asString().equals("filled"));
        return platform.get(path).json();
    }

    private String statusAfter(String number, String command) {
        return platform.post("/api/phone-numbers/" + number + "/" + command)
                .json()
                .at("/number/status")
                .asString();
    }

    private void allowSelfService() {
        allowSelfService(client);
    }

    private void allowSelfService(TestClient whom) {
        platform.send("PUT", "/api/tenants/" + whom.id().value() + "/number-policy", "{\"self_service\": true}")
                .json();
    }

    private static Answer assign(TestClient whom, String number) {
        return whom.api().post("/api/phone-numbers/assign", assignment(whom, number));
    }

    private static String assignment(TestClient whom, String number) {
        return "{\"phone_number\": \"" + number + "\", \"agent_id\": \"" + whom.agent() + "\"}";
    }

    private static String body(String number) {
        return "{\"phone_number\": \"" + number + "\"}";
    }
}
