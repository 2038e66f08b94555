package io.voicecrm.sample.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.CostScanner;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import io.voicecrm.sample.TestClients.TestClient;
import io.voicecrm.sample.database.Scope;
import io.voicecrm.testkit.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Two clients of one platform. Every endpoint there is takes part: a new one without a case here fails the test. */
@RunningApp
class IsolationTest {

    /** Nothing in these belongs to a client; the platform's own are closed to clients altogether. */
    private static final Set<String> WITHOUT_IDS_OF_A_CLIENT = Set.of(
            "GET /api/all-invoices/{id}",
            "GET /api/all-invoices/{id}/pdf",
            "POST /api/all-invoices/{id}/void",
            "POST /api/all-invoices/{id}/bill-again",
            "PATCH /api/plans/{id}",
            "PUT /api/tenants/{id}/share",
            "PUT /api/tenants/{id}/plan",
            "PUT /api/tenants/{id}/number-policy",
            "GET /api/tenants/{id}/credit",
            "GET /api/tenants/{id}/credit/entries",
            "POST /api/tenants/{id}/credit/top-ups",
            "POST /api/tenants/{id}/credit/adjustments",
            "GET /api/tenants/{id}/credit/top-ups",
            "POST /api/tenants/{id}/credit/refunds",
            "GET /api/number-orders/{id}",
            "GET /api/providers/{id}/account",
            "GET /api/reassigned-numbers/{phone}",
            "POST /api/phone-numbers/{phone_number}/unassign",
            "POST /api/phone-numbers/{phone_number}/suspend",
            "POST /api/phone-numbers/{phone_number}/restore",
            "POST /api/phone-numbers/{phone_number}/reconnect",
            "POST /api/phone-numbers/{phone_number}/release",
            "GET /api/voices/{provider}/{voice_id}/preview",
            "GET /api/webhooks/{id}",
            "POST /api/webhooks/{id}/replay");

    /** Closed to clients altogether. */
    private static final Set<String> OF_THE_PLATFORM = Set.of(
            "/api/tenants",
            "/api/all-agents",
            "/api/all-invoices",
            "/api/all-invoices.csv",
            "/api/all-invoices/{id}",
            "/api/all-invoices/{id}/pdf",
            "/api/all-knowledge",
            "/api/credit/audit",
            "/api/tenants/{id}/credit",
            "/api/tenants/{id}/credit/entries",
            "/api/tenants/{id}/credit/top-ups",
            "/api/unsettled-payments",
            "/api/profit",
            "/api/providers",
            "/api/providers/{id}/account",
            "/api/queue",
            "/api/reassigned-numbers/{phone}",
            "/api/phone-numbers/owned",
            "/api/phone-numbers/search",
            "/api/number-orders",
            "/api/number-orders/{id}",
            "/api/setup",
            "/api/webhooks");

    /** Of nobody's campaign: it is on the do-not-call list of the owner, who also has its consent. */
    private static final String PHONE = Fixtures.phone(6_000).e164();

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Scope scope;

    private TestClient owner;
    private TestClient stranger;
    private Map<String, String> idsOfOwner;

    @BeforeEach
    void letOneClientHaveEverything() {
        TestClients clients = new TestClients(port);
        owner = clients.open();
        stranger = clients.open();
        idsOfOwner = new HashMap<>(idsOf(owner));
        idsOfOwner.put("key_id", spareKey(owner));
        idsOfOwner.put("phone_number", reservedNumber(clients, owner));
        idsOfOwner.put("/api/invoices/{id}", "/api/invoices/" + invoice(clients, owner));
        idsOfOwner.put("/api/credit/top-ups/{id}", "/api/credit/top-ups/" + topUp(owner));
        JsonNode voice = owner.api().get("/api/voices").json().at("/items/0");
        idsOfOwner.put("provider", voice.get("provider").asString());
        idsOfOwner.put("voice_id", voice.get("voice_id").asString());
    }

    @Test
    void hidesWhatAnotherClientHasOnEveryEndpoint() {
        List<Endpoint> endpoints = endpointsWithIds();

        assertThat(endpoints).hasSizeGreaterThan(15);
        assertThat(endpoints).allSatisfy(endpoint -> {
            String path = endpoint.fill(idsOfOwner);
            assertThat(call(stranger.api(), endpoint, path).status())
                    .as(endpoint + " by a stranger")
                    .isEqualTo(404);
            assertThat(call(owner.api(), endpoint, path).status())
                    .as(endpoint + " by its owner")
                    .isNotEqualTo(404);
        });
    }

    @Test
    void listsNothingOfAnotherClient() {
        for (String list : List.of(
                "/api/campaigns",
                "/api/leads",
                "/api/calls",
                "/api/do-not-call",
                "/api/consents",
                "/api/relationships",
                "/api/compliance/decisions",
                "/api/knowledge",
                "/api/invoices",
                "/api/credit/top-ups",
                "/api/phone-numbers")) {
            assertThat(owner.api().get(list).json().get("items")).as(list).isNotEmpty();
            assertThat(stranger.api().get(list).json().get("items")).as(list).isEmpty();
        }
        assertThat(stranger.api().get("/api/agents").body()).doesNotContain(idsOfOwner.get("agent_id"));
    }

    @Test
    void letsNoClientActForAnother() {
        Answer answer = stranger.api().with("X-Tenant-Id", owner.id().value()).get("/api/leads");

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void closesThePlatformsEndpointsToClients() {
        assertThat(owner.api().get("/api/tenants").status()).isEqualTo(403);
        assertThat(owner.api().post("/api/tenants").status()).isEqualTo(403);
        assertThat(owner.api().post("/api/plans").status()).isEqualTo(403);
        assertThat(owner.api().post("/api/plans/what-if").status()).isEqualTo(403);
        assertThat(owner.api().post("/api/invoices/run?month=2026-01").status()).isEqualTo(403);
        for (String command : List.of("void", "bill-again")) {
            assertThat(owner.api()
                            .post("/api/all-invoices/00000000-0000-0000-0000-000000000000/" + command)
                            .status())
                    .as(command)
                    .isEqualTo(403);
        }
        assertThat(owner.api()
                        .send("PUT", "/api/tenants/" + owner.id().value() + "/plan", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(owner.api()
                        .send("PATCH", "/api/plans/00000000-0000-0000-0000-000000000000", "{}")
                        .status())
                .isEqualTo(403);
        OF_THE_PLATFORM.forEach(path -> assertThat(owner.api()
                        .get(path.replace("{id}", UUID.randomUUID().toString()).replace("{phone}", PHONE))
                        .status())
                .as(path)
                .isEqualTo(403));
        assertThat(owner.api().post("/api/number-orders", "{\"quantity\": 100}").status())
                .isEqualTo(403);
        assertThat(owner.api()
                        .post("/api/phone-numbers/" + idsOfOwner.get("phone_number") + "/release")
                        .status())
                .isEqualTo(403);
        for (String change : List.of("top-ups", "adjustments", "refunds")) {
            assertThat(owner.api()
                            .with("Idempotency-Key", "own-" + change)
                            .post("/api/tenants/" + owner.id().value() + "/credit/" + change, """
                                    {"amount": {"amount": "1000.00", "currency": "USD"}, "reason": "mine"}""")
                            .status())
                    .as(change)
                    .isEqualTo(403);
        }
        assertThat(owner.api().get("/api/queue").status()).isEqualTo(403);
        assertThat(owner.api()
                        .send("PUT", "/api/tenants/" + owner.id().value() + "/share", "{\"weight\": 1000}")
                        .status())
                .isEqualTo(403);
        for (String path : List.of("/api/setup", "/api/webhooks", "/api/webhooks/summary", "/api/webhooks/eC95")) {
            assertThat(owner.api().get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(owner.api().post("/api/webhooks/replay").status()).isEqualTo(403);
        assertThat(owner.api().post("/api/webhooks/eC95/replay").status()).isEqualTo(403);
        assertThat(owner.api().post("/api/reassigned-numbers").status()).isEqualTo(403);
        assertThat(owner.api().post("/api/reassigned-numbers/import").status()).isEqualTo(403);
        assertThat(owner.api().get("/actuator/metrics").status()).isEqualTo(403);
    }

    @Test
    void tellsNoClientWhatACallCosts() {
        assertThat(readableEndpoints()).hasSizeGreaterThan(12).allSatisfy(endpoint -> {
            Answer answer = owner.api().get(endpoint.fill(idsOfOwner));
            assertThat(answer.status()).as(endpoint.toString()).isEqualTo(200);
            // What is asked of are the names of fields: people may well speak of costs.
            assertThat(CostScanner.namesIn(answer.body()))
                    .as(endpoint.toString())
                    .isEmpty();
        });
    }

    @Test
    void givesTheAppsDatabaseRoleNothingUnlessItSaysInWhoseName() {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        List<String> tables = jdbc.sql("""
                select table_name from information_schema.columns
                where column_name = 'tenant_id' and table_schema = 'public' order by 1""").query(String.class).list();

        assertThat(tables)
                .contains(
                        "campaigns",
                        "targets",
                        "attempts",
                        "calls",
                        "leads",
                        "usage_entries",
                        "imports",
                        "knowledge_documents",
                        "knowledge_readers",
                        "relationships",
                        "live_answers",
                        "ledger_entries",
                        "idempotency_keys",
                        "invoices",
                        "invoice_mails",
                        "number_holdings",
                        "top_ups",
                        "alerts");
        assertThat(tables)
                .allSatisfy(table -> assertThat(jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero());
    }

    private record Endpoint(String method, String path) {

        String fill(Map<String, String> ids) {
            String filled = path;
            for (Map.Entry<String, String> id : ids.entrySet()) {
                filled = filled.replace(
                        id.getKey().contains("/") ? id.getKey() : "{" + id.getKey() + "}", id.getValue());
            }
            return filled;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private List<Endpoint> endpointsWithIds() {
        return endpoints()
                .filter(endpoint -> endpoint.path().contains("{"))
                .filter(endpoint -> !WITHOUT_IDS_OF_A_CLIENT.contains(endpoint.toString()))
                // What its owner deletes is not there for the next one to find: the whole goes last, its parts before.
                .sorted(Comparator.comparing(
                                (Endpoint endpoint) -> endpoint.method().equals("DELETE"))
                        .thenComparing(endpoint -> -endpoint.path().length()))
                .toList();
    }

    private List<Endpoint> readableEndpoints() {
        return endpoints()
                .filter(endpoint -> endpoint.method().equals("GET"))
                .filter(endpoint -> !OF_THE_PLATFORM.contains(endpoint.path()))
                .filter(endpoint -> !endpoint.path().startsWith("/api/webhooks/"))
                // Never ends; it sends what the campaign's own endpoint answers.
                .filter(endpoint -> !endpoint.path().endsWith("/events"))
                .toList();
    }

    private Stream<Endpoint> endpoints() {
        Set<String> seen = new TreeSet<>();
        List<Endpoint> all = new ArrayList<>();
        for (RequestMappingInfo info :
                requestMappingHandlerMapping.getHandlerMethods().keySet()) {
            for (String path : info.getPatternValues()) {
                info.getMethodsCondition().getMethods().forEach(method -> {
                    if (path.startsWith("/api/") && seen.add(method + path)) {
                        all.add(new Endpoint(method.name(), path));
                    }
                });
            }
        }
        return all.stream();
    }

    private Answer call(Api api, Endpoint endpoint, String path) {
        if (path.endsWith("/contacts")) {
            return api.upload(path, "phone_number\n");
        }
        if (path.endsWith("/events")) {
            return api.firstOf(path);
        }
        return switch (endpoint.method()) {
            case "GET" -> api.get(path);
            default -> api.send(endpoint.method(), path, bodyFor(path));
        };
    }

    private String bodyFor(String path) {
        if (path.endsWith("/api-keys")) {
            return "{\"name\": \"stolen\"}";
        }
        String command = path.substring(path.lastIndexOf('/') + 1);
        return switch (command) {
            case "call" -> "{\"agent_id\": \"" + idsOfOwner.get("agent_id") + "\"}";
            case "duplicate" -> "{\"name\": \"stolen\"}";
            case "retry" -> "{\"outcomes\": [\"busy\"]}";
            case "priority" -> "{\"priority\": \"high\"}";
            case "callback" -> "{\"at\": \"2999-01-01T00:00:00Z\"}";
            case "revoke", "end" -> "{\"via\": \"letter\"}";
            default -> "{}";
        };
    }

    /** One of everything: ids by the name of their path variable, or by the beginning of the path that holds them. */
    private static Map<String, String> idsOf(TestClient client) {
        Api api = client.api();
        String agent = api.post("/api/agents", """
                        {"agent_name": "Own", "prompt": "Be brief.", "first_message": "Hello", "voice_id": "v1"}""").json().get("agent_id").asString();
        String campaign = client.campaign("Own");
        StringBuilder file = new StringBuilder("phone_number\n12345\n");
        for (int i = 0; i < 20; i++) {
            file.append(Fixtures.phone(5_000 + i).e164()).append('\n');
        }
        String report = api.upload("/api/campaigns/" + campaign + "/contacts", file.toString())
                .json()
                .get("import_id")
                .asString();
        api.post("/api/do-not-call", "{\"phone\": \"" + PHONE + "\"}").json();
        api.post("/api/consents", """
                        {"phone": "%s", "purpose": "marketing", "level": "written", "source": "form",
                         "text_version": "v1"}""".formatted(PHONE)).json();
        api.post("/api/relationships", """
                        {"phone": "%s", "kind": "purchase", "source": "orders", "on": "2026-01-31"}""".formatted(PHONE)).json();
        api.post("/api/campaigns/" + campaign + "/start").json();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !itemsOf(api, "/api/leads").isEmpty());
        String keys = "/api/tenants/" + client.id().value() + "/api-keys";
        String key = api.post(keys, "{\"name\": \"spare\"}").json().get("id").asString();
        String lead = itemsOf(api, "/api/leads").get(0).get("id").asString();
        String call = itemsOf(api, "/api/calls").get(0).get("id").asString();
        String document = api.post("/api/knowledge/texts", """
                        {"title": "Own", "text": "We open at nine."}""").json().get("id").asString();
        return Map.of(
                "/api/knowledge/{id}", "/api/knowledge/" + document,
                "/api/tenants/{id}", "/api/tenants/" + client.id().value(),
                "/api/campaigns/{id}", "/api/campaigns/" + campaign,
                "/api/leads/{id}", "/api/leads/" + lead,
                "/api/calls/{id}", "/api/calls/" + call,
                "key_id", key,
                "agent_id", agent,
                "import_id", report,
                "phone", PHONE);
    }

    /** One that the client does not speak with, so that it can be revoked. */
    private static String spareKey(TestClient client) {
        return client.api()
                .post("/api/tenants/" + client.id().value() + "/api-keys", "{\"name\": \"spare\"}")
                .json()
                .get("id")
                .asString();
    }

    /** One that the platform bought, and that the client keeps for itself. */
    private static String reservedNumber(TestClients clients, TestClient client) {
        Api platform = clients.platform();
        platform.send("PUT", "/api/tenants/" + client.id().value() + "/number-policy", "{\"self_service\": true}")
                .json();
        String order = platform.post("/api/number-orders", "{\"quantity\": 1}")
                .json()
                .get("id")
                .asString();
        String path = "/api/number-orders/" + order;
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        platform.get(path).json().at("/order/status").asString().equals("filled"));
        String number = platform.get(path).json().at("/numbers/0/phone_number").asString();
        client.api()
                .post("/api/phone-numbers/reserve", "{\"phone_number\": \"" + number + "\"}")
                .json();
        return number;
    }

    /** For a month long ago, in which the client had its plan already. */
    private String invoice(TestClients clients, TestClient client) {
        scope.platform(jdbc -> jdbc.sql("update plan_terms set from_at = '-infinity' where tenant_id = :tenant")
                .param("tenant", client.id().value())
                .update());
        clients.platform().post("/api/invoices/run?month=2026-01").json();
        return itemsOf(client.api(), "/api/invoices").get(0).get("id").asString();
    }

    /** Asked for while its plan was prepaid, and never paid. */
    private String topUp(TestClient client) {
        UUID id = UUID.randomUUID();
        scope.tenant(
                client.id(),
                jdbc -> jdbc.sql("""
                        insert into top_ups (tenant_id, id, idempotency_key, amount_minor, currency, state, asked_at)
                        values (:tenant, :id, :id::text, 5000, 'USD', 'OPEN', now())""")
                        .param("tenant", client.id().value())
                        .param("id", id)
                        .update());
        return id.toString();
    }

    private static JsonNode itemsOf(Api api, String list) {
        return api.get(list).json().get("items");
    }
}
