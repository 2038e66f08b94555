package io.voicecrm.sample.month;

import io.voicecrm.sample.database.Scope;
import io.voicecrm.spring.ElevenLabsConnectionDetails;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.webhook.DeliveryFilter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Every webhook that ever came, once more: sent again by whoever sent it, signed anew; and worked on again by the app. */
final class Redelivery {

    private static final int PAGE = 500;
    private static final int AT_ONCE = 16;

    private final VirtualApp app;
    private final Scope scope;
    private final HttpClient http = HttpClient.newHttpClient();

    Redelivery(VirtualApp app) {
        this.app = app;
        this.scope = app.app().bean(Scope.class);
    }

    private record Letter(String provider, String key, byte[] body) {}

    /** Sends them all; how many. */
    int sendAll() {
        int sent = 0;
        Letter last = new Letter("", "", new byte[0]);
        for (List<Letter> page = after(last); !page.isEmpty(); page = after(last)) {
            send(page);
            sent += page.size();
            last = page.get(page.size() - 1);
        }
        app.finishWork();
        return sent;
    }

    /** Has them all worked on again from the start, as when somebody presses the button that does so; how many. */
    int handleAll() {
        int replayed = app.crm().stores().deliveries().replay(DeliveryFilter.ALL, Integer.MAX_VALUE);
        app.finishWork();
        return replayed;
    }

    private List<Letter> after(Letter last) {
        return scope.platform(jdbc -> jdbc.sql("""
                select provider, key, body from webhook_deliveries where (provider, key) > (:provider, :key)
                order by provider, key limit :page""")
                .param("provider", last.provider())
                .param("key", last.key())
                .param("page", PAGE)
                .query(Letter.class)
                .list());
    }

    private void send(List<Letter> page) {
        Deque<CompletableFuture<HttpResponse<Void>>> answers = new ArrayDeque<>();
        for (Letter letter : page) {
            if (answers.size() == AT_ONCE) {
                accepted(answers.remove());
            }
            answers.add(http.sendAsync(signed(letter), BodyHandlers.discarding()));
        }
        answers.forEach(Redelivery::accepted);
    }

    private static void accepted(CompletableFuture<HttpResponse<Void>> answer) {
        int status = answer.join().statusCode();
        if (status != 200) {
            throw new AssertionError("a webhook that was taken once is now answered with " + status);
        }
    }

    private HttpRequest signed(Letter letter) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + app.app().port() + "/webhooks/" + letter.provider()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(letter.body()));
        Instant now = app.clock().instant();
        byte[] body = letter.body();
        return switch (letter.provider()) {
            case "elevenlabs" ->
                request.header(
                                SignedWebhooks.ELEVENLABS_HEADER,
                                SignedWebhooks.elevenLabsSignature(elevenLabsSecret(), body, now))
                        .build();
            case "retell" ->
                request.header(
                                SignedWebhooks.RETELL_HEADER,
                                SignedWebhooks.retellSignature(app.retell().apiKey(), body, now))
                        .build();
            case "stripe" ->
                request.header(
                                SignedWebhooks.STRIPE_HEADER,
                                SignedWebhooks.stripeSignature(
                                        List.of(app.stripe().webhookSecret()), body, now))
                        .build();
            default -> throw new AssertionError("nobody knows how " + letter.provider() + " signs");
        };
    }

    private String elevenLabsSecret() {
        return app.app()
                .bean(ElevenLabsConnectionDetails.class)
                .webhookSecrets()
                .get(0);
    }
}
