package io.voicecrm.testkit.wire;

import io.voicecrm.testkit.wire.Faults.Kind;
import io.voicecrm.webhook.WebhookRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's API on the loopback address, as much of it as a seller of minutes needs: real HTTP, no account, no money.
 *
 * <p>It keeps customers, prices, meters and their events, sells on a page of its own where a click pays, runs subscriptions
 * month by month, charges cards that work or do not, tries again, gives up, and posts signed webhooks about all of it.
 * Idempotency keys are remembered for a day, and a search does not see what is younger than a minute. Thread-safe.
 */
public final class SimulatedStripe implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private final String apiKey;
    private final List<String> webhookSecrets;
    private final CallJournal journal = new CallJournal();
    private final StripeStore store;
    private final StripeEvents events;
    private final StripeWorld world;
    private final StripeApi api;
    private final LoopbackServer server;
    private final Postman heart = new Postman(journal);

    private SimulatedStripe(Builder options) {
        apiKey = options.apiKey;
        webhookSecrets = List.of(options.webhookSecret);
        store = new StripeStore(new Ids(options.seed, options.clock.millis()), new StripeTimeline(options.clock));
        events = new StripeEvents(store, options.clock, journal, options.seed, webhookSecrets);
        // The pages' addresses hold the port, which is known once the server listens; nobody asks before that.
        Handler handler = new Handler();
        server = new LoopbackServer(options.port, handler::handle, options.watcher);
        world = new StripeWorld(store, events, url());
        api = new StripeApi(apiKey, store, world.routes, world.pages);
        handler.api = api;
        webhook(options.webhook);
        events.set(options.faults);
        beat();
    }

    /** Answers as soon as there is somebody who can. */
    private static final class Handler {

        private volatile @Nullable StripeApi api;

        HttpReply handle(HttpRequest request) {
            StripeApi ready = api;
            return ready == null ? HttpReply.empty(503) : ready.handle(request);
        }
    }

    /** Subscriptions go on while nobody asks. */
    private void beat() {
        heart.after(HEARTBEAT, () -> {
            passTime();
            beat();
        });
    }

    /** Starts one on a free port, with nothing going wrong. */
    public static SimulatedStripe start() {
        return builder().start();
    }

    /** Starts with the options of {@link #start()}. */
    public static Builder builder() {
        return new Builder();
    }

    /** The base URL, such as {@code http://127.0.0.1:40123}. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The key that it accepts. */
    public String apiKey() {
        return apiKey;
    }

    /** What webhooks are signed with, unless {@link #signWith} said otherwise. */
    public String webhookSecret() {
        return webhookSecrets.get(0);
    }

    /** Has every webhook signed with each of these, as while a secret is being replaced. */
    public void signWith(List<String> secrets) {
        synchronized (store) {
            events.signWith(secrets);
        }
    }

    /** Sends webhooks to another address from now on; null for none. */
    public void webhook(@Nullable String url) {
        synchronized (store) {
            events.deliverTo(url == null ? null : HttpUrl.get(url));
        }
    }

    /**
     * Has one thing go wrong with the next request of a route for which nothing is ordered yet. A slow answer takes three
     * seconds.
     *
     * @param route the method and the path below the version, with a star for an id, such as {@code POST invoices}
     */
    public void failNext(String route, Kind fault) {
        api.order(route, fault);
    }

    /** How many requests of a route arrived, those that failed included. */
    public int requests(String route) {
        return api.requests(route);
    }

    /** How many objects of a kind there are, such as {@code invoice}. */
    public int count(String kind) {
        synchronized (store) {
            return store.all(kind, object -> true).size();
        }
    }

    /** Lets happen what is due by the clock; requests do so too. */
    public void passTime() {
        synchronized (store) {
            store.time().run();
        }
    }

    /**
     * Somebody clicks on the page of a checkout session.
     *
     * @param withGoodCard false for a card that is declined
     * @return whether it is paid
     * @throws NoSuchElementException if there is no such session
     */
    public boolean pay(String session, boolean withGoodCard) {
        synchronized (store) {
            JsonObject found = world.checkout.find(session);
            if (found == null) {
                throw new NoSuchElementException("simulated Stripe: no checkout session " + session);
            }
            return world.checkout.pay(found, withGoodCard);
        }
    }

    /** From now on, a customer's invoices are charged to a card that works, or to one that does not. */
    public void card(String customer, boolean works) {
        synchronized (store) {
            world.customers.payWith(store.get("customer", customer), works);
        }
    }

    /** A payer pays an open invoice on its page. */
    public void payInvoice(String invoice) {
        synchronized (store) {
            world.collection.take(store.get("invoice", invoice));
        }
    }

    /** Gives back some of a payment, in minor units, as somebody may do on Stripe's dashboard. */
    public void refund(String payment, long amount) {
        synchronized (store) {
            world.money.refund(payment, amount);
        }
    }

    /** Somebody archives every price, as on Stripe's dashboard: what was sold goes on, nothing new is sold for it. */
    public void archivePrices() {
        synchronized (store) {
            store.all("price", price -> true).forEach(price -> price.with("active", false));
        }
    }

    /** A customer that somebody else made in the same account; its id. */
    public String createCustomer(String name) {
        synchronized (store) {
            return world.customers
                    .create(StripeParams.of(Map.of("name", List.of(name))))
                    .text("id");
        }
    }

    /** Somebody else bills a customer an amount in US cents. */
    public void bill(String customer, long amount) {
        synchronized (store) {
            world.invoices.bill(store.get("customer", customer), amount);
        }
    }

    /** What a customer used, of whatever meter and time. */
    public long usageOf(String customer) {
        synchronized (store) {
            return world.usage.sum(customer).longValueExact();
        }
    }

    /** The payer has the bank dispute a payment; the dispute's id. @param checkoutSession that was paid in one sum */
    public String dispute(String checkoutSession) {
        synchronized (store) {
            return world.money.dispute(paymentOf(checkoutSession));
        }
    }

    /** The bank decides a dispute. */
    public void decide(String dispute, boolean isWon) {
        synchronized (store) {
            world.money.decide(dispute, isWon);
        }
    }

    /** The payment intent of a checkout session that was paid in one sum. */
    public String paymentOf(String checkoutSession) {
        synchronized (store) {
            return store.get("checkout.session", checkoutSession).text("payment_intent");
        }
    }

    /** Every event so far, as it would be delivered now, oldest first: to be delivered by a test, in whatever order. */
    public List<WebhookRequest> webhooks() {
        synchronized (store) {
            return events.letters();
        }
    }

    /** Deliveries and faults; of calls it knows nothing. */
    public CallJournal journal() {
        return journal;
    }

    /** Nothing is sent any more, and no thread is left. Idempotent. */
    @Override
    public void close() {
        server.close();
        heart.close();
        events.close();
    }

    /** Options; each has a default. Not thread-safe. */
    public static final class Builder {

        private int port;
        private long seed = 1;
        private Clock clock = Clock.systemUTC();
        private String apiKey = "sk_test_simulated";
        private String webhookSecret = "whsec_simulated";
        private @Nullable String webhook;
        private Faults faults = Faults.none();
        private Consumer<Exchange> watcher = exchange -> {};

        private Builder() {}

        /** The port on the loopback address; 0, the default, takes any free one. */
        public Builder port(int value) {
            this.port = value;
            return this;
        }

        /** What the faults strike; 1 unless set. */
        public Builder seed(long value) {
            this.seed = value;
            return this;
        }

        /** Whose time subscriptions, keys and signatures live in; the system's unless set. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        /** The key that requests must carry. */
        public Builder apiKey(String value) {
            this.apiKey = value;
            return this;
        }

        /** What webhooks are signed with. */
        public Builder webhookSecret(String value) {
            this.webhookSecret = value;
            return this;
        }

        /** Where webhooks go; nowhere unless set. */
        public Builder webhook(@Nullable String url) {
            this.webhook = url;
            return this;
        }

        /** What goes wrong with webhooks: only the rates of webhooks are meant. Nothing unless set. */
        public Builder faults(Faults value) {
            this.faults = value;
            return this;
        }

        /** Sees each exchange before it is answered; nobody unless set. @param value called by many threads at once */
        public Builder watch(Consumer<Exchange> value) {
            this.watcher = value;
            return this;
        }

        /** @throws java.io.UncheckedIOException if the port is taken */
        public SimulatedStripe start() {
            return new SimulatedStripe(this);
        }
    }
}
