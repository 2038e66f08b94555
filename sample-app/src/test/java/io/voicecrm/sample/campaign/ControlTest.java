package io.voicecrm.sample.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.ProviderId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.engine.Stores;
import io.voicecrm.metering.Meter;
import io.voicecrm.metering.UsageEntry;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a client may do with a campaign before it starts, while it runs and after. */
@RunningApp
class ControlTest {

    @LocalServerPort
    private int port;

    @Autowired
    private Stores stores;

    @Autowired
    private Clock clock;

    private TestClient client;
    private String campaign;

    @BeforeEach
    void fillADraft() {
        client = new TestClients(port).open();
        campaign = client.campaign("Spring");
        StringBuilder file = new StringBuilder("phone_number,name\n");
        for (int i = 0; i < 4; i++) {
            file.append(phone(i)).append(",Person ").append(i).append('\n');
        }
        client.api().upload(path("/contacts"), file.toString()).json();
    }

    @Test
    void previewsWhoIsCalledWhoIsNotAndWhatItComesTo() {
        client.api()
                .post("/api/do-not-call", "{\"phone\": \"" + phone(1) + "\"}")
                .json();

        JsonNode preview = client.api().get(path("/preview")).json();

        assertThat(preview.get("waiting").asLong()).isEqualTo(4);
        assertThat(preview.get("allowed").asLong()).isEqualTo(3);
        assertThat(preview.at("/rules/0/rule_id").asString()).isEqualTo("DNC_INTERNAL");
        assertThat(preview.at("/rules/0/effect").asString()).isEqualTo("deny");
        assertThat(preview.at("/rules/0/people").asLong()).isEqualTo(1);
        assertThat(preview.at("/rules/0/citation").asString()).contains("64.1200");
        assertThat(preview.get("estimated_minutes").asString()).isEqualTo("1.5");
        assertThat(preview.at("/estimated_charge/amount").asString()).isEqualTo("0.00");
    }

    @Test
    void estimatesTheMinutesThatThePlanDoesNotIncludeAtTheRateOfThePlan() {
        stores.usage()
                .post(List.of(new UsageEntry(
                        client.id(),
                        new ProviderCallRef(new ProviderId("elevenlabs"), "conv-" + client.id()),
                        Meter.TALK_SECONDS,
                        499 * 60,
                        clock.instant())));

        JsonNode preview = client.api().get(path("/preview")).json();

        // Four people at half a minute each, of which one minute is left of 500; the other one costs $0.60.
        assertThat(preview.get("estimated_minutes").asString()).isEqualTo("2.0");
        assertThat(preview.get("estimated_included_minutes").asString()).isEqualTo("1.0");
        assertThat(preview.at("/estimated_charge/amount").asString()).isEqualTo("0.60");
    }

    @Test
    void keepsEverySettingThatAChangeDoesNotName() {
        change("""
                {"schedule": {"start_at": null, "end_at": "2999-01-01T00:00:00Z"}, "max_concurrent_calls": 3,
                 "weight": 5, "max_attempts": 2, "purpose": "informational",
                 "consent": {"level": "express", "text_version": "form 2026-03"},
                 "calling_hours": "MON-TUE 09:00-17:00"}""");
        JsonNode changed = client.api().get(path("")).json();
        JsonNode again = change("{\"max_concurrent_calls\": 7}");

        assertThat(changed.get("max_concurrent_calls").asInt()).isEqualTo(3);
        assertThat(again.get("max_concurrent_calls").asInt()).isEqualTo(7);
        for (JsonNode seen : List.of(changed, again)) {
            assertThat(seen.at("/schedule/end_at").asString()).isEqualTo("2999-01-01T00:00:00Z");
            assertThat(seen.get("weight").asInt()).isEqualTo(5);
            assertThat(seen.get("max_attempts").asInt()).isEqualTo(2);
            assertThat(seen.get("purpose").asString()).isEqualTo("informational");
            assertThat(seen.at("/consent/level").asString()).isEqualTo("express");
            assertThat(seen.at("/consent/text_version").asString()).isEqualTo("form 2026-03");
            assertThat(seen.get("calling_hours").asString()).isEqualTo("MON 09:00-17:00, TUE 09:00-17:00");
        }
        assertThat(again.get("consent")).isEqualTo(changed.get("consent"));
    }

    @Test
    void takesAwayWhatASettingHasAWordFor() {
        change("""
                {"max_concurrent_calls": 3, "consent": {"level": "express", "text_version": "v1"},
                 "calling_hours": "MON 09:00-17:00", "schedule": {"end_at": "2999-01-01T00:00:00Z"}}""");

        JsonNode bare = change("""
                {"max_concurrent_calls": 0, "consent": {"level": "none"}, "calling_hours": "", "schedule": {}}""");

        for (String setting : List.of("max_concurrent_calls", "consent", "calling_hours", "schedule")) {
            assertThat(bare.get(setting).isNull()).as(setting).isTrue();
        }
    }

    @Test
    void createsACampaignWithItsSettings() {
        JsonNode created = client.api()
                .post("/api/campaigns", """
                        {"name": "Careful", "agent_id": "%s", "purpose": "informational", "weight": 2,
                         "calling_hours": "SAT 10:00-12:00"}""".formatted(client.agent()))
                .json();

        assertThat(created.get("purpose").asString()).isEqualTo("informational");
        assertThat(created.get("weight").asInt()).isEqualTo(2);
        assertThat(created.get("calling_hours").asString()).isEqualTo("SAT 10:00-12:00");
    }

    @Test
    void namesTheSettingThatIsNotValid() {
        JsonNode problem = client.api()
                .send("PATCH", path(""), "{\"calling_hours\": \"MON 17:00-09:00\"}")
                .problem();

        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("calling_hours");
        assertThat(problem.at("/errors/0/message").asString()).contains("must end after it starts");
    }

    @Test
    void takesSomebodyOutMovesSomebodyUpAndCallsSomebodyBackLater() {
        assertThat(client.api().post(target(0, "/cancel")).status()).isEqualTo(204);
        assertThat(client.api()
                        .post(target(1, "/priority"), "{\"priority\": \"high\"}")
                        .status())
                .isEqualTo(204);
        assertThat(client.api()
                        .post(target(2, "/callback"), "{\"at\": \"2999-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(204);

        client.api().post(path("/start")).json();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> targetOf(1).get("attempts").asInt() > 0
                        && targetOf(3).get("attempts").asInt() > 0);
        assertThat(targetOf(0).get("state").asString()).isEqualTo("canceled");
        assertThat(targetOf(0).get("reason").asString()).isEqualTo("taken out by a person");
        assertThat(targetOf(2).get("state").asString()).isEqualTo("waiting");
        assertThat(targetOf(2).get("due_at").asString()).isEqualTo("2999-01-01T00:00:00Z");
        assertThat(client.api().post(target(0, "/cancel")).status()).isEqualTo(409);
    }

    @Test
    void callsNobodyWhileTheHoursAreClosedAndSaysSo() {
        // Mondays of one minute: closed now, unless the test runs in that minute of some zone's Monday.
        change("{\"calling_hours\": \"MON 03:00-03:01\"}");

        client.api().post(path("/start")).json();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !targetOf(0).get("reason").isNull());
        JsonNode deferred = targetOf(0);
        assertThat(deferred.get("state").asString()).isEqualTo("queued");
        assertThat(deferred.get("reason").asString()).startsWith("CAMPAIGN_WINDOW: outside the campaign's hours");
        assertThat(deferred.get("due_at").isNull()).isFalse();
        assertThat(deferred.get("attempts").asInt()).isZero();
    }

    @Test
    void copiesTheSettingsAndThePeople() {
        change("{\"weight\": 9}");

        JsonNode copy =
                client.api().post(path("/duplicate"), "{\"name\": \"Autumn\"}").json();

        assertThat(copy.get("name").asString()).isEqualTo("Autumn");
        assertThat(copy.get("state").asString()).isEqualTo("draft");
        assertThat(copy.get("weight").asInt()).isEqualTo(9);
        assertThat(copy.at("/counts/by_state/queued").asLong()).isEqualTo(4);
    }

    @Test
    void reopensExactlyThoseWhoseLastCallEndedAsAsked() {
        change("{\"max_attempts\": 1}");
        client.api().post(path("/start")).json();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.api()
                        .get(path(""))
                        .json()
                        .get("state")
                        .asString()
                        .equals("finished"));
        long notReached = client.api()
                .get(path(""))
                .json()
                .at("/counts/by_state/not_reached")
                .asLong();

        JsonNode retried = client.api()
                .post(
                        path("/retry"),
                        "{\"outcomes\": [\"no_answer\", \"busy\", \"voicemail\", \"failed\", \"declined\", \"invalid_number\"]}")
                .json();

        assertThat(retried.get("reopened").asLong()).isEqualTo(notReached);
        assertThat(client.api().post(path("/retry"), "{\"outcomes\": []}").status())
                .isEqualTo(400);
    }

    private JsonNode change(String settings) {
        return client.api().send("PATCH", path(""), settings).json();
    }

    private JsonNode targetOf(int person) {
        JsonNode items = client.api().get(path("/targets")).json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.get("phone").asString().equals(phone(person)))
                .findFirst()
                .orElseThrow();
    }

    private String target(int person, String command) {
        return path("/targets/" + phone(person) + command);
    }

    private String path(String rest) {
        return "/api/campaigns/" + campaign + rest;
    }

    private static String phone(int person) {
        return Fixtures.phone(7_000 + person).e164();
    }
}
