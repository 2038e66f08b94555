package io.voicecrm.testkit.wire;

import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.wire.Faults.Kind;
import io.voicecrm.webhook.WebhookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What happened, and telling it to whoever listens: signed, in no promised order, and again where nobody says yes. */
final class StripeEvents implements AutoCloseable {

    static final String API_VERSION = "2026-07-29.dahlia";

    private static final String KIND = "event";
    private static final int TRIES = 4;

    private final StripeStore store;
    private final Clock clock;
    private final Postman postman;
    private final CallJournal journal;
    private final List<byte[]> told = new ArrayList<>();
    private final SplittableRandom chance;
    private @Nullable HttpUrl url;
    private List<String> secrets;
    private Faults faults = Faults.none();

    StripeEvents(StripeStore store, Clock clock, CallJournal journal, long seed, List<String> secrets) {
        this.store = store;
        this.clock = clock;
        this.journal = journal;
        this.postman = new Postman(journal);
        this.chance = new SplittableRandom(seed);
        this.secrets = secrets;
    }

    void addTo(StripeRoutes routes) {
        routes.add(
                "GET events",
                (id, params) -> store.page(
                        KIND,
                        "/v1/events",
                        params,
                        event -> event.whole("created", 0)
                                        >= params.at("created").whole("gte", 0)
                                && (!params.has("type") || event.text("type").equals(params.get("type")))));
        routes.add("GET events/*", (id, params) -> store.get(KIND, id));
    }

    void deliverTo(@Nullable HttpUrl newUrl) {
        this.url = newUrl;
    }

    void signWith(List<String> newSecrets) {
        this.secrets = List.copyOf(newSecrets);
    }

    void set(Faults newFaults) {
        this.faults = newFaults;
    }

    /** Tells of an object as it is now. */
    void tell(String type, JsonObject object) {
        JsonObject event = store.create("evt_", KIND)
                .with("api_version", API_VERSION)
                .with("data", new JsonObject().with("object", snapshot(object)))
                .with("pending_webhooks", url == null ? 0 : 1)
                .with("request", new JsonObject().with("id", null).with("idempotency_key", null))
                .with("type", type);
        byte[] body = Json.write(event);
        told.add(body);
        HttpUrl to = url;
        if (to != null) {
            send(to, body);
        }
    }

    private void send(HttpUrl to, byte[] body) {
        if (strikes(Kind.WEBHOOK_LOST)) {
            return;
        }
        Duration held = strikes(Kind.WEBHOOK_REORDERED) ? Duration.ofMillis(chance.nextInt(200)) : Duration.ZERO;
        postman.after(held, () -> deliver(to, body, 1));
        if (strikes(Kind.WEBHOOK_TWICE)) {
            postman.after(held, () -> deliver(to, body, 1));
        }
    }

    private boolean strikes(Kind kind) {
        boolean isStruck = chance.nextDouble() < faults.rate(kind);
        if (isStruck) {
            journal.struck(kind);
        }
        return isStruck;
    }

    private void deliver(HttpUrl to, byte[] body, int nth) {
        boolean isTaken = postman.post(to, SignedWebhooks.STRIPE_HEADER, signature(body), body);
        if (!isTaken && nth < TRIES) {
            // The real one waits for minutes and hours.
            postman.after(Duration.ofMillis(250L << nth), () -> deliver(to, body, nth + 1));
        }
    }

    private String signature(byte[] body) {
        synchronized (store) {
            // By the clock on the wall: only subscriptions live in a test clock's time.
            return SignedWebhooks.stripeSignature(secrets, body, clock.instant());
        }
    }

    /** Every event so far, as it would be delivered now, oldest first. */
    List<WebhookRequest> letters() {
        Instant now = clock.instant();
        return told.stream()
                .map(body -> WebhookRequest.of(
                        Map.of(
                                SignedWebhooks.STRIPE_HEADER,
                                List.of(signature(body)),
                                "Content-Type",
                                List.of("application/json")),
                        body,
                        now))
                .toList();
    }

    private static JsonObject snapshot(JsonObject object) {
        try {
            return Json.read(Json.write(object));
        } catch (IOException e) {
            throw new UncheckedIOException("what was written can be read", e);
        }
    }

    /** Forgets what is still to be sent, and waits for what is being sent. */
    @Override
    public void close() {
        postman.close();
    }
}
