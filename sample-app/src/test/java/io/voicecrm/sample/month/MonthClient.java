package io.voicecrm.sample.month;

import io.voicecrm.TenantId;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A client of the platform who calls people of its own, so that whoever was called tells whose call it was.
 *
 * @param firstPerson the first of its people, who follow each other
 */
record MonthClient(TestClient account, String name, ZoneId zone, int firstPerson, int people) {

    /** Opens an account on a plan. */
    static MonthClient open(VirtualApp app, String name, String zone, String plan, int firstPerson, int people) {
        String id = app.platform()
                .post("/api/tenants", """
                        {"name": "%s", "region": "US", "time_zone": "%s", "plan_id": "%s", "caller_id": "%s"}""".formatted(
                                name,
                                zone,
                                plan,
                                Fixtures.phone(Fixtures.PHONE_COUNT - 1).e164()))
                .json()
                .get("id")
                .asString();
        return new MonthClient(app.app().clients().existing(id), name, ZoneId.of(zone), firstPerson, people);
    }

    TenantId id() {
        return account.id();
    }

    Api api() {
        return account.api();
    }

    Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    Instant endOf(YearMonth month) {
        return startOf(month.plusMonths(1));
    }

    /** Has half of its people called through each provider, once. */
    void startCampaigns() {
        campaign("elevenlabs", firstPerson, people / 2);
        campaign("retell", firstPerson + people / 2, people - people / 2);
    }

    private void campaign(String provider, int first, int count) {
        String id = api().post("/api/campaigns", """
                        {"name": "%s by %s", "agent_id": "%s", "max_attempts": 1}""".formatted(name, provider, agentAt(provider)))
                .json()
                .get("id")
                .asString();
        String file = IntStream.range(first, first + count)
                .mapToObj(person -> Fixtures.phone(person).e164() + ",Person " + person)
                .collect(Collectors.joining("\n", "phone_number,first_name\n12345,Nobody\n", "\n"));
        api().upload("/api/campaigns/" + id + "/contacts", file).json();
        api().post("/api/campaigns/" + id + "/start").json();
    }

    private String agentAt(String provider) {
        List<JsonNode> agents =
                api().get("/api/agents").json().get("items").valueStream().toList();
        return agents.stream()
                .filter(agent -> agent.get("provider").asString().equals(provider))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no agent at " + provider))
                .get("agent_id")
                .asString();
    }
}
