package io.voicecrm.sample.profit;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.engine.Stores;
import io.voicecrm.metering.CostReport;
import io.voicecrm.metering.CostReport.Source;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.PastCall;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a month earned, for two clients who pay in a currency that nobody else pays in. */
@RunningApp
class ProfitTest {

    private static final Instant NOON = Instant.parse("2026-03-10T17:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private Stores stores;

    private Api platform;
    private TestClient busy;
    private TestClient silent;

    @BeforeEach
    void openTwoAccounts() {
        TestClients clients = new TestClients(port);
        platform = clients.platform();
        String plan = platform.post("/api/plans", """
                        {"name": "Swiss", "monthly_fee": {"amount": "100.00", "currency": "CHF"}, "included_minutes": 10,
                         "overage_rate": {"amount": "0.50", "currency": "CHF"},
                         "increment": {"minimum_seconds": 0, "step_seconds": 1}, "trial_days": 0}""").json().get("id").asString();
        busy = clients.open(plan);
        silent = clients.open(plan);
    }

    @Test
    void sharesWhatAClientPaysAmongItsCallsByTheirLength() {
        int before = profit("agent").get("rows").size();
        call("agent-" + busy.id() + "-a", Duration.ofMinutes(15), "0.10");
        call("agent-" + busy.id() + "-a", Duration.ofMinutes(5), "0.20");
        call("agent-" + busy.id() + "-b", Duration.ofMinutes(20), "0.40");

        JsonNode rows = profit("agent").get("rows");

        // 100.00 and 30 minutes at 0.50: the client opened its account later than March, and pays from its first term
        // on.
        assertThat(rows.size()).isEqualTo(before + 2);
        JsonNode first = row(rows, "elevenlabs/agent-" + busy.id() + "-a");
        JsonNode second = row(rows, "elevenlabs/agent-" + busy.id() + "-b");
        assertThat(first.get("calls").asInt()).isEqualTo(2);
        assertThat(first.at("/statement/direct_cost/amount").asString()).isEqualTo("0.30");
        assertThat(second.at("/statement/direct_cost/amount").asString()).isEqualTo("0.40");
        assertThat(first.at("/statement/revenue/amount").asString())
                .isEqualTo(second.at("/statement/revenue/amount").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "campaign", "agent", "number", "provider", "day"})
    void addsUpToTheSameHoweverItIsBrokenDown(String by) {
        call("agent-x", Duration.ofMinutes(7), "0.07");
        call("agent-y", Duration.ofMinutes(11), "0.13");

        JsonNode report = profit(by);

        JsonNode total = profit("client").get("total");
        assertThat(report.get("total")).isEqualTo(total);
        BigDecimal revenue = BigDecimal.ZERO;
        for (JsonNode row : report.get("rows")) {
            revenue = revenue.add(
                    new BigDecimal(row.at("/statement/revenue/amount").asString()));
        }
        assertThat(revenue).isEqualByComparingTo(total.at("/revenue/amount").asString());
    }

    @Test
    void countsACorrectionWhenItCameAndInTheRowOfItsCall() {
        String agent = "agent-" + busy.id() + "-late";
        ProviderCallRef ref = call(agent, Duration.ofMinutes(5), "0.20");
        String march =
                platform.get("/api/profit?month=2026-03&currency=CHF&by=agent").body();

        List<CostLine> lines = List.of(new CostLine("call", new BigDecimal("0.25"), "CHF"));
        Instant april = Instant.parse("2026-04-20T12:00:00Z");
        stores.costs().record(new CostReport(busy.id(), ref, Source.PROVIDER, lines, NOON, april), april);

        assertThat(platform.get("/api/profit?month=2026-03&currency=CHF&by=agent")
                        .body())
                .isEqualTo(march);
        JsonNode rows = platform.get("/api/profit?month=2026-04&currency=CHF&by=agent")
                .json()
                .get("rows");
        assertThat(row(rows, "elevenlabs/" + agent)
                        .at("/statement/direct_cost/amount")
                        .asString())
                .isEqualTo("0.05");
        JsonNode days = platform.get("/api/profit?month=2026-04&currency=CHF&by=day")
                .json()
                .get("rows");
        assertThat(row(days, "2026-04-20").at("/statement/direct_cost/amount").asString())
                .isEqualTo("0.05");
    }

    @Test
    void foretellsOnlyTheRunningMonth() {
        assertThat(profit("client").get("forecast").isNull()).isTrue();
    }

    @Test
    void namesClientsWhoPayAndDoNotCall() {
        JsonNode row = row(profit("client").get("rows"), silent.id().value());

        assertThat(row.get("name").asString()).startsWith("Client ");
        assertThat(row.get("calls").asInt()).isZero();
    }

    @Test
    void refusesAQuestionThatHasNoAnswer() {
        assertThat(platform.get("/api/profit?by=mood")
                        .problem()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("by");
        assertThat(platform.get("/api/profit?currency=XQZ").status()).isEqualTo(400);
        assertThat(platform.get("/api/profit?month=March").status()).isEqualTo(400);
    }

    private JsonNode profit(String by) {
        return platform.get("/api/profit?month=2026-03&currency=CHF&by=" + by).json();
    }

    private static JsonNode row(JsonNode rows, String key) {
        for (JsonNode row : rows) {
            if (row.get("key").asString().equals(key)) {
                return row;
            }
        }
        throw new AssertionError("no row " + key + " in " + rows);
    }

    private ProviderCallRef call(String agent, Duration talk, String cost) {
        ProviderCallRef ref = PastCall.keep(stores, busy.id(), agent, NOON.plus(talk), talk);
        stores.costs()
                .record(busy.id(), ref, List.of(new CostLine("call", new BigDecimal(cost), "CHF")), NOON.plus(talk));
        return ref;
    }
}
