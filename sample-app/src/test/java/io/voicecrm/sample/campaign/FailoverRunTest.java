package io.voicecrm.sample.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.PhoneNumber;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.StartedApp;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.Faults;
import io.voicecrm.testkit.wire.Faults.Kind;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.testkit.wire.SimulatedRetell;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A campaign that begins at one provider and ends at another, through the whole app. */
class FailoverRunTest {

    private static final int PEOPLE = 400;

    private static StartedApp app;
    private static SimulatedElevenLabs preferred;
    private static SimulatedRetell other;

    private final TestClient client = app.clients().open();

    @BeforeAll
    static void start() {
        app = StartedApp.start(
                "voicecrm.limits.calls-per-second=100",
                "voicecrm.accounts.elevenlabs.price-per-minute=0.1234",
                "voicecrm.accounts.retell.price-per-minute=0.0987");
        preferred = app.bean(SimulatedElevenLabs.class);
        other = app.bean(SimulatedRetell.class);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void movesToTheOtherProviderAtFortyPercentAndRingsEverybodyOnce() {
        String id = campaign("""
                {"name": "Failover", "agent_id": "%s", "fallback_agent_ids": ["%s"], "max_attempts": 1}""");
        client.api().upload("/api/campaigns/" + id + "/contacts", people()).json();
        client.api().post("/api/campaigns/" + id + "/start").json();
        awaitCampaign(id, campaign -> preferred.journal().dials() >= PEOPLE * 4 / 10);

        // The worst way to fail: phones ring, and nobody is told.
        preferred.inject(Faults.builder().rate(Kind.DROP_AFTER_ACCEPT, 1).build());
        JsonNode end =
                awaitCampaign(id, campaign -> campaign.get("state").asString().equals("finished"));

        assertThat(end.at("/counts/total").asInt()).isEqualTo(PEOPLE);
        assertThat(end.at("/counts/by_outcome").properties().stream()
                        .mapToInt(outcome -> outcome.getValue().asInt())
                        .sum())
                .as("everybody has an outcome")
                .isEqualTo(PEOPLE);
        assertThat(IntStream.range(0, PEOPLE).mapToObj(Fixtures::phone))
                .as("nobody was left out, and nobody's phone rang twice")
                .allSatisfy(phone -> assertThat(rings(phone)).isEqualTo(1));
        assertThat(preferred.journal().injected(Kind.DROP_AFTER_ACCEPT))
                .as("some stayed behind, since nobody knew whether their phone rang")
                .isPositive();
        assertThat(other.journal().dials()).isBetween(PEOPLE / 4, PEOPLE * 6 / 10);
        assertThat(recordsByProvider())
                .isEqualTo(Map.of("elevenlabs", (long) preferred.journal().dials(), "retell", (long)
                        other.journal().dials()));
    }

    @Test
    void showsByWhichWaysCallsMayGo() {
        String id = campaign("""
                {"name": "Shown", "agent_id": "%s", "fallback_agent_ids": ["%s"]}""");

        JsonNode campaign = client.api().get("/api/campaigns/" + id).json();

        assertThat(campaign.get("provider").asString()).isEqualTo("elevenlabs");
        JsonNode fallback = campaign.at("/fallbacks/0");
        assertThat(fallback.get("provider").asString()).isEqualTo("retell");
        assertThat(fallback.get("agent_name").asString()).isEqualTo("Stand-in");
        assertThat(fallback.get("caller_id").asString())
                .isEqualTo(other.phoneNumber().e164());
    }

    @Test
    void goesByTheCheaperWayFirstWhereThatIsAskedForAndTellsNoPrice() {
        String id = campaign("""
                {"name": "Cheap", "agent_id": "%s", "fallback_agent_ids": ["%s"], "routing": "cheapest"}""");

        Api.Answer campaign = client.api().get("/api/campaigns/" + id);

        assertThat(campaign.json().get("provider").asString()).isEqualTo("retell");
        assertThat(campaign.json().at("/fallbacks/0/provider").asString()).isEqualTo("elevenlabs");
        assertThat(campaign.body()).doesNotContain("0.1234", "0.0987");
        assertThat(client.api()
                        .post("/api/campaigns", """
                                {"name": "Odd", "agent_id": "%s", "routing": "luckiest"}""".formatted(client.agent()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void takesNoTwoAgentsOfOneProvider() {
        String twice = """
                {"name": "Twice", "agent_id": "%1$s", "fallback_agent_ids": ["%1$s"]}""".formatted(client.agent());

        JsonNode problem = client.api().post("/api/campaigns", twice).problem();

        assertThat(problem.toString()).contains("fallback_agent_ids").contains("each has to be at another provider");
    }

    private String campaign(String body) {
        return client.api()
                .post("/api/campaigns", body.formatted(client.agent(), standIn()))
                .json()
                .get("id")
                .asString();
    }

    private String standIn() {
        for (JsonNode agent : client.api().get("/api/agents").json().get("items")) {
            if (agent.get("provider").asString().equals("retell")) {
                return agent.get("agent_id").asString();
            }
        }
        throw new AssertionError("there is no agent at Retell");
    }

    private JsonNode awaitCampaign(String id, Predicate<JsonNode> until) {
        return await("the campaign")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> client.api().get("/api/campaigns/" + id).json(), until);
    }

    private static int rings(PhoneNumber phone) {
        return preferred.journal().dialsTo(phone) + other.journal().dialsTo(phone);
    }

    private Map<String, Long> recordsByProvider() {
        record Count(String provider, long calls) {}
        return app
                .bean(Scope.class)
                .tenant(
                        client.id(),
                        jdbc -> jdbc.sql("select provider, count(*) as calls from calls group by provider")
                                .query(Count.class)
                                .list())
                .stream()
                .collect(Collectors.toMap(Count::provider, Count::calls));
    }

    private static String people() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(i -> Fixtures.phone(i).e164())
                .collect(Collectors.joining("\n", "phone_number\n", "\n"));
    }
}
