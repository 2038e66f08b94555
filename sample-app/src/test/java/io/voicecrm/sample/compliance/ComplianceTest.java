package io.voicecrm.sample.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.compliance.RulePacks;
import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Lists, consents, packs and the log, as a client sees them. */
@RunningApp
class ComplianceTest {

    private static final String PHONE = Fixtures.phone(8_000).e164();
    private static final String OTHER = Fixtures.phone(8_001).e164();

    @LocalServerPort
    private int port;

    private TestClient client;

    @BeforeEach
    void openAnAccount() {
        client = new TestClients(port).open();
    }

    @Test
    void addsANumberOnceAndTellsWhetherItWasNew() {
        Answer first = forbid(PHONE);
        Answer second = forbid(PHONE);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(doNotCall("")).singleElement().satisfies(entry -> {
            assertThat(entry.get("phone").asString()).isEqualTo(PHONE);
            assertThat(entry.get("source").asString()).isEqualTo("person");
        });
    }

    @Test
    void findsAnEntryByTheDigitsOfItsNumber() {
        forbid(PHONE);
        forbid(OTHER);

        String asWritten = PHONE.substring(2, 5) + "-" + PHONE.substring(5, 8) + "-" + PHONE.substring(8);
        assertThat(doNotCall("?q=" + asWritten)).hasSize(1);
        assertThat(doNotCall("?q=nobody")).isEmpty();
    }

    @Test
    void importsAFileAndReportsWhatWasKnownAndWhatIsNoNumber() {
        forbid(PHONE);

        JsonNode report = client.api()
                .upload("/api/do-not-call/import", "phone\n" + PHONE + "\n" + OTHER + "\n" + OTHER + "\n12345\n")
                .json();

        assertThat(report.get("rows").asLong()).isEqualTo(4);
        assertThat(report.get("imported").asLong()).isEqualTo(1);
        assertThat(report.get("known").asLong()).isEqualTo(2);
        assertThat(report.get("rejected").asLong()).isEqualTo(1);
        assertThat(report.at("/rejections/0/row").asLong()).isEqualTo(4);
        assertThat(doNotCall("")).hasSize(2);
    }

    @Test
    void liftsAnEntryOnce() {
        forbid(PHONE);

        assertThat(client.api().send("DELETE", "/api/do-not-call/" + PHONE, "").status())
                .isEqualTo(204);
        assertThat(client.api().send("DELETE", "/api/do-not-call/" + PHONE, "").status())
                .isEqualTo(404);
        assertThat(doNotCall("")).isEmpty();
    }

    @Test
    void suppressesSomebodyWhoWasPutOnTheListAfterTheCampaignWasMade() {
        String campaign = client.campaign("Late");
        client.api()
                .upload("/api/campaigns/" + campaign + "/contacts", "phone_number\n" + PHONE + "\n")
                .json();
        forbid(PHONE);

        client.api().post("/api/campaigns/" + campaign + "/start").json();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> target(campaign).get("state").asString().equals("suppressed"));
        assertThat(target(campaign).get("reason").asString()).isEqualTo("DNC_INTERNAL: asked not to be called");
        JsonNode decision =
                client.api().get("/api/compliance/decisions?kind=deny").json().at("/items/0");
        assertThat(decision.get("rule_id").asString()).isEqualTo("DNC_INTERNAL");
        assertThat(decision.get("phone").asString()).isEqualTo(PHONE);
        assertThat(decision.get("citation").asString()).contains("64.1200");
    }

    @Test
    void startsOnThePackWithoutHoursAndSwitchesToTheRealOne() {
        JsonNode before = client.api().get("/api/compliance").json();
        String campaign = client.campaign("Unasked");
        client.api()
                .upload("/api/campaigns/" + campaign + "/contacts", "phone_number\n" + PHONE + "\n")
                .json();

        JsonNode after = choose("standard").json();

        assertThat(before.get("pack").asString()).isEqualTo("sandbox");
        assertThat(before.get("can_choose").asBoolean()).isTrue();
        assertThat(after.get("pack").asString()).isEqualTo("standard");
        assertThat(after.get("rules")).hasSize(RulePacks.standard().rows().size());
        JsonNode preview =
                client.api().get("/api/campaigns/" + campaign + "/preview").json();
        assertThat(preview.get("allowed").asLong()).isZero();
        assertThat(preview.at("/rules/0/effect").asString()).isEqualTo("deny");
        assertThat(choose("none").status()).isEqualTo(400);
    }

    @Test
    void keepsAConsentThatWasTakenBack() {
        JsonNode given =
                client.api().post("/api/consents", """
                        {"phone": "%s", "purpose": "marketing", "level": "written", "source": "web form",
                         "text_version": "2026-03"}""".formatted(PHONE)).json();
        JsonNode revoked = client.api()
                .post("/api/consents/" + PHONE + "/revoke", "{\"via\": \"letter\"}")
                .json();

        assertThat(given.get("revoked_at").isNull()).isTrue();
        assertThat(revoked.get("revoked").asInt()).isEqualTo(1);
        JsonNode kept =
                client.api().get("/api/consents?phone=" + PHONE.substring(1)).json();
        assertThat(kept.get("items")).singleElement().satisfies(consent -> {
            assertThat(consent.get("level").asString()).isEqualTo("written");
            assertThat(consent.get("revoked_via").asString()).isEqualTo("letter");
        });
        assertThat(client.api()
                        .post("/api/consents/" + OTHER + "/revoke", "{\"via\": \"letter\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void findsTheLogWhole() {
        String campaign = client.campaign("Logged");
        client.api()
                .upload("/api/campaigns/" + campaign + "/contacts", "phone_number\n" + PHONE + "\n" + OTHER + "\n")
                .json();
        client.api().post("/api/campaigns/" + campaign + "/start").json();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.api()
                                .get("/api/compliance/decisions")
                                .json()
                                .get("items")
                                .size()
                        >= 2);

        JsonNode verified = client.api().post("/api/compliance/verify").json();

        assertThat(verified.get("whole").asBoolean()).isTrue();
        assertThat(verified.get("broken_at").isNull()).isTrue();
    }

    private Answer forbid(String phone) {
        return client.api().post("/api/do-not-call", "{\"phone\": \"" + phone + "\"}");
    }

    private Answer choose(String pack) {
        return client.api().send("PUT", "/api/compliance", "{\"pack\": \"" + pack + "\"}");
    }

    private Iterable<JsonNode> doNotCall(String query) {
        JsonNode items = client.api().get("/api/do-not-call" + query).json().get("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private JsonNode target(String campaign) {
        return client.api()
                .get("/api/campaigns/" + campaign + "/targets")
                .json()
                .at("/items/0");
    }
}
