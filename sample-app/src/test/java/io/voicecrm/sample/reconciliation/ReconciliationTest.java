package io.voicecrm.sample.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.ProviderId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.engine.Stores;
import io.voicecrm.metering.CostReport;
import io.voicecrm.metering.CostReport.Source;
import io.voicecrm.sample.Api;
import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.testkit.Fixtures;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A provider's charges for a month in which nobody else of these tests called, against what was recorded. */
@RunningApp
class ReconciliationTest {

    private static final ProviderId PROVIDER = new ProviderId("elevenlabs");
    private static final Instant NOON = Instant.parse("2025-05-10T12:00:00Z");
    private static final Instant MAY = Instant.parse("2025-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2025-06-01T00:00:00Z");
    private static final Instant EVER = Instant.parse("2999-01-01T00:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private Stores stores;

    private Api platform;
    private TestClient client;
    private String own;

    @BeforeEach
    void openAnAccount() {
        TestClients clients = new TestClients(port);
        platform = clients.platform();
        client = clients.open();
        own = "conv-" + UUID.randomUUID() + "-";
    }

    @Test
    void tellsCallByCallWhatIsChargedOtherwiseThanItWasRecorded() {
        call("same", "0.0250345");
        call("dearer", "0.10");
        call("missing", "0.07");

        String id = uploaded("""
                Conversation ID;Cost (fiat);Currency
                %1$ssame;0.02503;USD
                %1$sdearer;0.11000;usd
                %1$sdearer;0.02000;USD
                %1$snobody;0.50000;
                """);

        assertThat(states(id))
                .containsEntry(own + "dearer", "differing 0.1 0.13 0.03")
                .containsEntry(own + "nobody", "theirs_only 0 0.5 0.5")
                .containsEntry(own + "missing", "ours_only 0.07 0 -0.07")
                .doesNotContainKey(own + "same");
        assertThat(rows(id, "?state=matched&limit=200"))
                .extracting(row -> row.get("call_id").asString())
                .contains(own + "same");
        JsonNode totals = platform.get("/api/reconciliations/" + id).json().get("totals");
        assertThat(totals)
                .filteredOn(total -> total.get("state").asString().equals("differing"))
                .singleElement()
                .satisfies(
                        total -> assertThat(total.get("difference").asString()).isEqualTo("0.03"));
    }

    @Test
    void correctsWhatIsAcceptedOnceAndLeavesItsMonthAlone() {
        call("dearer", "0.10");
        call("cheaper", "0.20");
        String id = uploaded("call_id,amount\n%1$sdearer,0.13\n%1$scheaper,0.15\n");
        String accept = "/api/reconciliations/" + id + "/accept";

        JsonNode one =
                platform.post(accept, "{\"calls\": [\"" + own + "dearer\"]}").json();
        JsonNode rest = platform.post(accept, "{}").json();
        JsonNode again = platform.post(accept, "{}").json();

        assertThat(List.of(one, rest, again))
                .extracting(answer -> answer.get("corrected").asInt())
                .containsExactly(1, 1, 0);
        assertThat(states(id)).isEmpty();
        assertThat(total(MAY, JUNE)).isEqualByComparingTo("0.30");
        assertThat(total(JUNE, EVER)).isEqualByComparingTo("-0.02");
        assertThat(platform.get("/api/credit/audit").json().get("findings"))
                .noneMatch(finding ->
                        finding.get("tenant_id").asString().equals(client.id().value()));
    }

    @Test
    void knowsTheCostsOfACallThatHadNoneOnceTheyAreAccepted() {
        call("free", "0");
        String id = uploaded("call_id,amount\n%1$sfree,0.40\n");

        platform.post("/api/reconciliations/" + id + "/accept", "{}").json();

        assertThat(total(MAY, JUNE)).isEqualByComparingTo("0.40");
    }

    @Test
    void believesTheInvoiceThoughTheProvidersClockIsAhead() {
        call("ahead", "0.10");
        ProviderCallRef ref = new ProviderCallRef(PROVIDER, own + "ahead");
        List<CostLine> lines = List.of(new CostLine("call", new BigDecimal("0.20"), "USD"));
        Instant farAhead = Instant.parse("2998-01-01T00:00:00Z");
        stores.costs().record(new CostReport(client.id(), ref, Source.PROVIDER, lines, NOON, farAhead), NOON);
        String id = uploaded("call_id,amount\n%1$sahead,0.40\n");

        platform.post("/api/reconciliations/" + id + "/accept", "{}").json();

        assertThat(states(id)).isEmpty();
    }

    @Test
    void leavesOurOwnAnalysisOutOfWhatTheProviderCharges() {
        call("same", "0.10");
        ProviderCallRef ref = new ProviderCallRef(PROVIDER, own + "same");
        List<CostLine> analysis = List.of(new CostLine("analysis", new BigDecimal("0.02"), "USD"));
        stores.costs().record(new CostReport(client.id(), ref, Source.ANALYSIS, analysis, NOON, NOON), NOON);

        assertThat(states(uploaded("call_id,amount\n%1$ssame,0.10\n"))).isEmpty();
    }

    @Test
    void reportsRowsThatItCannotReadAndReadsTheRest() {
        call("same", "0.10");

        JsonNode read = upload("""
                call_id,amount,currency
                %1$ssame,0.10,USD
                ,0.20,USD
                %1$sa,"0,30",USD
                %1$sb,0.40,EUR
                %1$sc,"0.50
                """).json();

        assertThat(read.at("/file/rows").asInt()).isEqualTo(5);
        assertThat(read.at("/file/unread").asInt()).isEqualTo(4);
        assertThat(read.get("faults"))
                .extracting(fault -> fault.get("row").asInt() + " "
                        + fault.path("field").asString("") + " "
                        + fault.get("reason").asString())
                .containsExactly(
                        "2 call must be the provider's id of a call, of 1 to 200 characters",
                        "3 amount must be a number with a decimal point, such as 0.1234",
                        "4 currency is not USD, in which this file is compared",
                        "5  a quoted value has no end, or goes on after its closing quote");
    }

    @Test
    void keepsTheFileBeforeWhereTheNextOneCannotBeRead() {
        call("dearer", "0.10");
        String id = uploaded("call_id,amount\n%1$sdearer,0.13\n");

        assertThat(upload("call_id,amount\n%1$sdearer,lots\n")
                        .problem()
                        .get("detail")
                        .asString())
                .contains("row 1, column amount");
        assertThat(upload("name,amount\nAnn,1\n").problem().get("detail").asString())
                .contains("name, amount");
        assertThat(upload("").status()).isEqualTo(422);

        assertThat(states(id)).containsKey(own + "dearer");
    }

    @Test
    void takesTheNewestFileOfAMonth() {
        call("dearer", "0.10");
        String first = uploaded("call_id,amount\n%1$sdearer,0.13\n");
        String second = uploaded("call_id,amount\n%1$sdearer,0.10\n");

        assertThat(platform.get("/api/reconciliations/" + first).status()).isEqualTo(404);
        assertThat(states(second)).isEmpty();
        assertThat(platform.get("/api/reconciliations").json().get("items"))
                .extracting(item -> item.get("id").asString())
                .contains(second)
                .doesNotContain(first);
    }

    @Test
    void readsMoreCallsThanItHoldsAtOnce() {
        String file = IntStream.range(0, 2_500)
                .mapToObj(i -> own + "call-" + i % 2_400 + ",0.01\n")
                .collect(Collectors.joining("", "call_id,amount\n", ""));

        JsonNode read = platform.upload(path(), file).json();

        assertThat(read.get("totals"))
                .filteredOn(total -> total.get("state").asString().equals("theirs_only"))
                .singleElement()
                .satisfies(total -> {
                    assertThat(total.get("calls").asInt()).isEqualTo(2_400);
                    assertThat(total.get("charged").asString()).isEqualTo("25");
                });
    }

    @Test
    void writesAFileOfWhatDoesNotMatch() {
        call("dearer", "0.10");
        call("same", "0.20");
        String id = uploaded("call_id,amount\n%1$sdearer,0.13\n%1$ssame,0.20\n=HYPERLINK(1),0.01\n");

        String file = platform.get("/api/reconciliations/" + id + ".csv").body();

        assertThat(file)
                .startsWith("call_id,state,recorded,charged,difference,currency,client_id,client\r\n")
                .contains(own + "dearer,differing,0.1,0.13,0.03,USD," + client.id() + ",")
                .contains("\"'=HYPERLINK(1)\",theirs_only")
                .doesNotContain(own + "same");
    }

    @Test
    void refusesWhatCannotBeCompared() {
        String file = "call_id,amount\nc,1\n";

        assertThat(platform.upload("/api/reconciliations?provider=nobody&month=2025-05", file)
                        .status())
                .isEqualTo(400);
        assertThat(platform.upload("/api/reconciliations?provider=elevenlabs&month=2999-01", file)
                        .status())
                .isEqualTo(400);
        assertThat(platform.upload(path() + "&currency=shells", file).status()).isEqualTo(400);
        assertThat(platform.get("/api/reconciliations/" + UUID.randomUUID() + "/calls")
                        .status())
                .isEqualTo(404);
    }

    private void call(String name, String dollars) {
        ProviderCallRef ref = new ProviderCallRef(PROVIDER, own + name);
        CallRecord begun = CallRecord.begin(ref, new CallOwner(client.id(), null, Fixtures.phone(1)));
        CallEvent ended = new CallEvent.Ended(ref, null, NOON, CallOutcome.ANSWERED, "done", Duration.ofMinutes(1));
        stores.calls().update(begun, stored -> stored.after(ended));
        stores.costs().record(client.id(), ref, List.of(new CostLine("call", new BigDecimal(dollars), "USD")), NOON);
    }

    private static String path() {
        return "/api/reconciliations?provider=elevenlabs&month=2025-05&currency=USD";
    }

    private Answer upload(String file) {
        return platform.upload(path(), file.formatted(own));
    }

    private String uploaded(String file) {
        return upload(file).json().at("/file/id").asString();
    }

    /** What does not match of this test's calls. */
    private Map<String, String> states(String id) {
        return rows(id, "?limit=200").stream()
                .filter(row -> row.get("call_id").asString().startsWith(own))
                .collect(Collectors.toMap(
                        row -> row.get("call_id").asString(),
                        row -> row.get("state").asString() + " "
                                + row.get("recorded").asString() + " "
                                + row.get("charged").asString() + " "
                                + row.get("difference").asString()));
    }

    private List<JsonNode> rows(String id, String query) {
        JsonNode items = platform.get("/api/reconciliations/" + id + "/calls" + query)
                .json()
                .get("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private BigDecimal total(Instant from, Instant to) {
        return stores.costs().totals(client.id(), from, to).getOrDefault("USD", BigDecimal.ZERO);
    }
}
