package io.voicecrm.sample.official;

import com.sun.net.httpserver.HttpServer;
import io.voicecrm.webhook.WebhookRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes webhooks over HTTP and keeps them as they came. */
final class Mailbox implements AutoCloseable {

    private final BlockingQueue<WebhookRequest> letters = new LinkedBlockingQueue<>();
    private final HttpServer server;

    Mailbox(Clock clock) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port on the loopback address", e);
        }
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            letters.add(WebhookRequest.of(exchange.getRequestHeaders(), body, clock.instant()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Waits for the next one. */
    WebhookRequest next() throws InterruptedException {
        WebhookRequest letter = letters.poll(20, TimeUnit.SECONDS);
        if (letter == null) {
            throw new AssertionError("no webhook came within 20 s");
        }
        return letter;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
