package io.voicecrm.twilio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Our side of Twilio's webhooks, on the loopback address. */
final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger refused = new AtomicInteger();

    /** What is done with a request; the answer's body. */
    interface Door {
        String open(WebhookRequest request, @Nullable String query);
    }

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/twilio");
    }

    /** How many requests were not trusted. */
    int refused() {
        return refused.get();
    }

    void on(String path, Door door) {
        server.createContext(path, exchange -> {
            try (exchange) {
                answer(exchange, door);
            }
        });
    }

    private void answer(HttpExchange exchange, Door door) throws IOException {
        WebhookRequest request = WebhookRequest.of(
                exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes(), Instant.now());
        try {
            byte[] body =
                    door.open(request, exchange.getRequestURI().getRawQuery()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (WebhookRejectedException e) {
            refused.incrementAndGet();
            exchange.sendResponseHeaders(401, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
