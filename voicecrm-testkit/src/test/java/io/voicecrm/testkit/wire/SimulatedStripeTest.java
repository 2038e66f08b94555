package io.voicecrm.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.voicecrm.testkit.VirtualClock;
import io.voicecrm.testkit.wire.Faults.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the simulated Stripe does that its official client does not ask for. */
class SimulatedStripeTest {

    private final VirtualClock clock = VirtualClock.startingAt("2026-03-02T15:00:00Z");
    private final SimulatedStripe stripe =
            SimulatedStripe.builder().clock(clock).start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void remembersAnIdempotencyKeyForADay() throws IOException, InterruptedException {
        HttpResponse<String> first = post("customers", "name=Ann", "key-1");
        HttpResponse<String> again = post("customers", "name=Ann", "key-1");
        HttpResponse<String> other = post("customers", "name=Ben", "key-1");
        clock.advance(Duration.ofHours(24));
        HttpResponse<String> nextDay = post("customers", "name=Ann", "key-1");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).contains("\"idempotency_error\"");
        assertThat(nextDay.statusCode()).isEqualTo(200);
        assertThat(nextDay.body()).isNotEqualTo(first.body());
        assertThat(stripe.count("customer")).isEqualTo(2);
    }

    @Test
    void remembersNoRequestThatItDidNotCarryOut() throws IOException, InterruptedException {
        HttpResponse<String> wrong = post("checkout/sessions", "mode=payment", "key-1");
        HttpResponse<String> corrected = post("customers", "name=Ann", "key-1");

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("\"parameter_missing\"");
        assertThat(corrected.statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotFindInASearchWhatIsYoungerThanAMinute() throws IOException, InterruptedException {
        post("customers", "metadata[tenant]=o'hara", "key-1");
        String query = "customers/search?query=" + encoded("metadata['tenant']:'o\\'hara'");

        String before = get(query).body();
        clock.advance(Duration.ofMinutes(1));
        String after = get(query).body();

        assertThat(before).contains("\"data\":[]");
        assertThat(after).contains("\"tenant\":\"o'hara\"");
    }

    @Test
    void triesAWebhookAgainUntilItIsTaken() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        HttpServer receiver = receiver(tries, 2);
        try {
            stripe.webhook("http://127.0.0.1:" + receiver.getAddress().getPort() + "/");

            stripe.createCustomer("Ann");

            await().atMost(Duration.ofSeconds(10)).until(() -> stripe.journal().webhooksDelivered() == 1);
            assertThat(tries).hasValue(3);
            assertThat(stripe.journal().webhooksFailed()).isEqualTo(2);
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void losesWebhooksAndSendsThemTwiceWhereItIsToldTo() throws IOException {
        Faults twice = Faults.builder().rate(Kind.WEBHOOK_TWICE, 1).build();
        Faults lost = Faults.builder().rate(Kind.WEBHOOK_LOST, 1).build();
        AtomicInteger tries = new AtomicInteger();
        HttpServer receiver = receiver(tries, 0);
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        try (SimulatedStripe twofold =
                        SimulatedStripe.builder().webhook(url).faults(twice).start();
                SimulatedStripe forgetful =
                        SimulatedStripe.builder().webhook(url).faults(lost).start()) {
            forgetful.createCustomer("Ann");
            twofold.createCustomer("Ann");

            await().atMost(Duration.ofSeconds(10)).until(() -> twofold.journal().webhooksDelivered() == 2);
            assertThat(tries).hasValue(2);
            assertThat(forgetful.journal().injected(Kind.WEBHOOK_LOST)).isEqualTo(1);
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void letsAPayerPayAnInvoiceAndEndASubscriptionOnItsPages() throws IOException, InterruptedException {
        String customer = stripe.createCustomer("Ann <b>Lee</b>");
        stripe.bill(customer, 500);
        String price = id(post(
                "prices",
                "currency=usd&unit_amount=900&recurring[interval]=month&product_data[name]=Starter",
                "price"));
        String session = id(post(
                "checkout/sessions",
                "mode=subscription&success_url=https://crm.example&customer=" + customer + "&line_items[0][price]="
                        + price + "&line_items[0][quantity]=1",
                "session"));
        stripe.pay(session, true);
        HttpResponse<String> portal =
                post("billing_portal/sessions", "return_url=https://crm.example&customer=" + customer, "portal");
        String portalUrl = valueOf(portal.body(), "url");
        String invoiceUrl =
                valueOf(get("invoices?limit=1&status=open&customer=" + customer).body(), "hosted_invoice_url");
        String subscription = valueOf(get("subscriptions").body(), "id");

        String paid = page(invoiceUrl, "pay=yes");
        String ends = page(portalUrl, "cancel=" + subscription);
        String stranger = page(portalUrl, "cancel=sub_of_somebody_else");

        assertThat(paid).contains("5.00 USD, paid");
        assertThat(ends).contains("ends with its period").doesNotContain("Cancel subscription");
        assertThat(stranger).isEqualTo(ends);
        assertThat(get("subscriptions/" + subscription).body()).contains("\"cancel_at_period_end\":true");
    }

    private static HttpServer receiver(AtomicInteger tries, int failures) throws IOException {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(tries.incrementAndGet() <= failures ? 500 : 200, -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }

    private HttpResponse<String> post(String path, String form, String key) throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private String page(String url, String form) throws IOException, InterruptedException {
        java.net.http.HttpRequest click = java.net.http.HttpRequest.newBuilder(URI.create(url))
                .POST(BodyPublishers.ofString(form))
                .build();
        return client.send(click, BodyHandlers.ofString()).body();
    }

    private java.net.http.HttpRequest.Builder request(String path) {
        return java.net.http.HttpRequest.newBuilder(URI.create(stripe.url() + "/v1/" + path))
                .header("Authorization", "Bearer " + stripe.apiKey());
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return valueOf(answer.body(), "id");
    }

    /** The first member of that name. */
    private static String valueOf(String json, String name) {
        int at = json.indexOf("\"" + name + "\":\"");
        assertThat(at).as("%s in %s", name, json).isNotNegative();
        int start = at + name.length() + 4;
        return json.substring(start, json.indexOf('"', start));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
