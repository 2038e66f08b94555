package io.voicecrm.sample.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What else speaks for or against a call, under the real rules: earlier deals, and numbers that changed hands. */
@RunningApp
class GroundsTest {

    private static final String BUYER = Fixtures.phone(8_020).e164();
    private static final String MOVED = Fixtures.phone(8_021).e164();
    private static final LocalDate LAST_MONTH = LocalDate.now(ZoneOffset.UTC).minusDays(30);

    @LocalServerPort
    private int port;

    private Api platform;
    private TestClient client;
    private String campaign;

    @BeforeEach
    void holdAClientToTheRealRules() {
        TestClients clients = new TestClients(port);
        platform = clients.platform();
        client = clients.open();
        client.api().send("PUT", "/api/compliance", "{\"pack\": \"standard\"}").json();
        campaign = "/api/campaigns/" + client.campaign("Offer");
        client.api()
                .send("PATCH", campaign, "{\"consent\": {\"level\": \"written\", \"text_version\": \"form 1\"}}")
                .json();
    }

    @Test
    void aPurchaseTakesThePlaceOfTheNationalListUntilItEnds() {
        upload("phone_number\n" + BUYER + "\n").json();
        assertThat(denials()).containsExactly("DNC_STALE");

        JsonNode kept = client.api()
                .post("/api/relationships", """
                        {"phone": "%s", "kind": "purchase", "source": "order 17", "on": "%s"}""".formatted(BUYER, LAST_MONTH))
                .json();

        assertThat(kept.get("kind").asString()).isEqualTo("purchase");
        assertThat(denials()).isEmpty();
        assertThat(client.api()
                        .post("/api/relationships/" + BUYER + "/end", "{\"via\": \"letter\"}")
                        .json()
                        .get("ended")
                        .asInt())
                .isEqualTo(1);
        assertThat(denials()).containsExactly("DNC_STALE");
        assertThat(relationships("?phone=" + BUYER.substring(1)))
                .singleElement()
                .satisfies(deal -> assertThat(deal.get("ended_via").asString()).isEqualTo("letter"));
    }

    @Test
    void aContactFileBringsTheDatesOfEarlierDealsWithIt() {
        JsonNode report = upload("phone_number,last_purchase_on,last_inquiry_on\n" + BUYER + "," + LAST_MONTH + ",\n"
                        + MOVED + ",soon," + LAST_MONTH.plusYears(9) + "\n")
                .json();

        assertThat(report.get("imported").asLong()).isEqualTo(2);
        assertThat(relationships("")).singleElement().satisfies(deal -> {
            assertThat(deal.get("phone").asString()).isEqualTo(BUYER);
            assertThat(deal.get("kind").asString()).isEqualTo("purchase");
            assertThat(deal.get("source").asString()).isEqualTo("contacts.csv");
        });
        assertThat(StreamSupport.stream(report.get("warnings").spliterator(), false)
                        .filter(warning -> warning.get("code").asString().equals("not_a_date"))
                        .map(warning -> warning.get("column").asString()))
                .containsExactlyInAnyOrder("last_purchase_on", "last_inquiry_on");
    }

    @Test
    void refusesADealThatIsNoneYet() {
        String body = """
                {"phone": "%s", "kind": "%s", "source": "order 17", "on": "%s"}""";

        Answer future = client.api().post("/api/relationships", body.formatted(BUYER, "purchase", "2999-01-01"));
        Answer unknown = client.api().post("/api/relationships", body.formatted(BUYER, "friendship", LAST_MONTH));

        assertThat(future.status()).isEqualTo(400);
        assertThat(future.problem().get("detail").asString()).isEqualTo("on: must not be in the future");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(relationships("")).isEmpty();
    }

    @Test
    void aConsentIsWorthNothingOnceItsNumberWasGivenUp() {
        upload("phone_number\n" + MOVED + "\n").json();
        client.api().post("/api/consents", """
                        {"phone": "%s", "purpose": "marketing", "level": "written", "source": "web form",
                         "text_version": "1", "captured_at": "%sT12:00:00Z"}""".formatted(MOVED, LAST_MONTH)).json();
        assertThat(denials()).isEmpty();

        JsonNode report = platform.upload(
                        "/api/reassigned-numbers/import",
                        "phone,last_disconnected\n" + MOVED + "," + LAST_MONTH.plusDays(1) + "\n" + MOVED + ",never\n")
                .json();

        assertThat(report.get("imported").asLong()).isEqualTo(1);
        assertThat(report.get("rejected").asLong()).isEqualTo(1);
        assertThat(denials()).containsExactly("US-17");
        assertThat(client.api()
                        .get("/api/consents")
                        .json()
                        .at("/items/0/number_given_up_on")
                        .asString())
                .isEqualTo(LAST_MONTH.plusDays(1).toString());
        assertThat(platform.get("/api/reassigned-numbers/" + MOVED)
                        .json()
                        .get("last_disconnected")
                        .asString())
                .isEqualTo(LAST_MONTH.plusDays(1).toString());
    }

    @Test
    void aNumberThatIsAddedByHandIsKnown() {
        String phone = Fixtures.phone(8_022).e164();
        assertThat(platform.get("/api/reassigned-numbers/" + phone).status()).isEqualTo(404);

        platform.post("/api/reassigned-numbers", "{\"phone\": \"" + phone + "\"}")
                .json();

        assertThat(platform.get("/api/reassigned-numbers/" + phone)
                        .json()
                        .get("last_disconnected")
                        .isNull())
                .isTrue();
    }

    private Answer upload(String file) {
        return client.api().upload(campaign + "/contacts", file);
    }

    /** The rules that deny somebody; at night others make people wait. */
    private List<String> denials() {
        JsonNode rules = client.api().get(campaign + "/preview").json().get("rules");
        return StreamSupport.stream(rules.spliterator(), false)
                .filter(rule -> rule.get("effect").asString().equals("deny"))
                .map(rule -> rule.get("rule_id").asString())
                .toList();
    }

    private List<JsonNode> relationships(String query) {
        JsonNode items = client.api().get("/api/relationships" + query).json().get("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }
}
