package io.voicecrm.sample.month;

import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.CostScanner;
import io.voicecrm.testkit.wire.CallJournal.Dialed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Everything that a client can read, searched for what its calls cost the platform. */
final class TenantView {

    private static final int CALLS_LOOKED_AT = 40;

    /** Where the list is whose first item a path names, if not just any item will do. */
    private static final Map<String, String> LISTS = Map.of(
            "/api/campaigns/{id}", "/api/campaigns?state=running",
            "/api/campaigns/{id}/events", "/api/campaigns?state=running",
            "/api/campaigns/{id}/preview", "/api/campaigns?state=running",
            "/api/campaigns/{id}/targets", "/api/campaigns?state=running",
            "/api/campaigns/{id}/imports/{import_id}.csv", "/api/campaigns?state=draft");

    /** For the platform's eyes; that they are closed to clients is seen here too. */
    private static final int FORBIDDEN = 403;

    private static final Set<Integer> ANSWERED = Set.of(200, FORBIDDEN);

    private final Month month;
    private final CostScanner scanner = new CostScanner();

    TenantView(Month month) {
        this.month = month;
        known("price", VirtualApp.ELEVENLABS_PRICE, month.app.atElevenLabs());
        known("price", VirtualApp.RETELL_PRICE, month.app.atRetell());
        month.clients().forEach(client -> scanner.sum("cost of " + client.name(), cost(client)));
    }

    private void known(String what, BigDecimal price, List<Dialed> calls) {
        scanner.fine(what, price);
        calls.stream()
                .map(call -> call.talkTime().toSeconds())
                .filter(seconds -> seconds > 0)
                .distinct()
                .map(seconds -> Recount.cost(price, seconds))
                .forEach(cost -> scanner.fine("cost of a call", cost)
                        .fine("cost of its model", cost.multiply(new BigDecimal("0.08")))
                        .fine("cost of the rest", cost.multiply(new BigDecimal("0.92"))));
    }

    CostScanner scanner() {
        return scanner;
    }

    private BigDecimal cost(MonthClient client) {
        BigDecimal first = Recount.of(client, month.app.atElevenLabs())
                .ended(client.startOf(Month.MONTH), client.endOf(Month.MONTH))
                .cost(VirtualApp.ELEVENLABS_PRICE);
        return first.add(Recount.of(client, month.app.atRetell())
                .ended(client.startOf(Month.MONTH), client.endOf(Month.MONTH))
                .cost(VirtualApp.RETELL_PRICE));
    }

    /** By whom and where, and what nobody could read; empty if nothing is told. */
    List<String> leaksToClients() {
        furnish();
        Set<String> unread = new TreeSet<>(served());
        List<String> leaks = new ArrayList<>();
        for (MonthClient client : month.clients()) {
            for (String path : served()) {
                Optional<String> filled = filled(client, path);
                if (filled.isPresent()) {
                    unread.remove(path);
                    leaks.addAll(read(client, filled.get()));
                }
            }
            full(client).forEach(path -> leaks.addAll(read(client, path)));
        }
        unread.forEach(path -> leaks.add(path + " was read by nobody: there is nothing in its list; make something"));
        return leaks;
    }

    /** What a month of calls alone does not bring. */
    private void furnish() {
        for (MonthClient client : month.clients()) {
            client.account().campaign("A draft takes more people");
            client.api()
                    .post("/api/knowledge/texts", "{\"title\": \"Hours\", \"text\": \"We open at nine.\"}")
                    .json();
        }
        month.prepaid
                .api()
                .with("Idempotency-Key", "never-paid")
                .post("/api/credit/top-ups", "{\"amount\": {\"amount\": \"50.00\", \"currency\": \"USD\"}}")
                .json();
    }

    private List<String> read(MonthClient client, String path) {
        Answer answer = path.endsWith("/events")
                ? client.api().firstOf(path)
                : client.api().get(path);
        if (!ANSWERED.contains(answer.status())) {
            return List.of(path + " is answered with " + answer.status() + ": is its id wrong?");
        }
        return scanner.leaksIn(answer.body()).stream()
                .map(leak -> client.name() + " reads at " + path + " " + leak)
                .toList();
    }

    /** Every address there is to read from. */
    private List<String> served() {
        return month.app
                .platform()
                .get("/v3/api-docs")
                .json()
                .get("paths")
                .propertyStream()
                .filter(path -> path.getValue().has("get"))
                .map(Map.Entry::getKey)
                .filter(path -> path.startsWith("/api/"))
                .toList();
    }

    /** The same of months and pages that are full. */
    private static Stream<String> full(MonthClient client) {
        JsonNode calls = client.api().get("/api/calls?limit=200").json().get("items");
        return Stream.concat(
                Stream.of(
                        "/api/usage?month=" + Month.MONTH,
                        "/api/invoices/preview?month=" + Month.MONTH,
                        "/api/calls?limit=200",
                        "/api/leads?limit=200",
                        "/api/credit/entries?limit=200",
                        "/api/compliance/decisions?limit=200"),
                calls.valueStream()
                        .limit(CALLS_LOOKED_AT)
                        .map(call -> "/api/calls/" + call.get("id").asString()));
    }

    /** With ids that are the client's; empty if it has nothing there. */
    private static Optional<String> filled(MonthClient client, String path) {
        if (path.startsWith("/api/tenants/{id}")) {
            return Optional.of(path.replace("{id}", client.id().value()));
        }
        if (path.equals("/api/voices/{provider}/{voice_id}/preview")) {
            JsonNode voice = client.api().get("/api/voices").json().at("/items/0");
            return Optional.of(path.replace("{provider}", voice.get("provider").asString())
                    .replace("{voice_id}", voice.get("voice_id").asString()));
        }
        String filled = path;
        while (filled.contains("{")) {
            String variable = filled.substring(filled.indexOf('{') + 1, filled.indexOf('}'));
            Optional<String> id = firstOf(client, path, filled, variable);
            if (id.isEmpty()) {
                return id;
            }
            filled = filled.replace("{" + variable + "}", id.get());
        }
        return Optional.of(filled);
    }

    private static Optional<String> firstOf(MonthClient client, String path, String filled, String variable) {
        if (variable.equals("import_id")) {
            return Optional.of(importOf(client, filled));
        }
        Answer items = client.api().get(LISTS.getOrDefault(path, filled.substring(0, filled.indexOf("/{"))));
        if (items.status() == FORBIDDEN) {
            // Nobody tells a client the id of anything there.
            return Optional.of("00000000-0000-0000-0000-000000000000");
        }
        JsonNode first = items.json().at("/items/0/" + variable);
        return first.isMissingNode()
                ? Optional.empty()
                : Optional.of(URLEncoder.encode(first.asString(), StandardCharsets.UTF_8)
                        .replace("%2F", "/"));
    }

    private static String importOf(MonthClient client, String filled) {
        String campaign = filled.substring("/api/campaigns/".length(), filled.indexOf("/imports"));
        return client.api()
                .upload("/api/campaigns/" + campaign + "/contacts", "phone_number\n12345\n")
                .json()
                .get("import_id")
                .asString();
    }

    /** In what the gateway was told, and tells those who pay. */
    List<String> leaksAtTheGateway() {
        return month.app.stripe().webhooks().stream()
                .map(letter -> new String(letter.body(), StandardCharsets.UTF_8))
                .flatMap(body -> scanner.figuresIn(body).stream())
                .toList();
    }

    /** The same search where a client's cost is told, for the cent that it comes to. */
    List<String> leaksToThePlatform() {
        BigDecimal cents = cost(month.prepaid).setScale(2, RoundingMode.HALF_UP);
        return new CostScanner()
                .exactly("cost of " + month.prepaid.name(), cents)
                .figuresIn(month.app
                        .platform()
                        .get("/api/tenants?month=" + Month.MONTH)
                        .body());
    }
}
