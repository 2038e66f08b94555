package io.voicecrm.testkit.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A small HTTP/1.1 server on the loopback address: one thread per connection, blocking, keep-alive.
 *
 * <p>It is ours because a simulator has to break connections at will, must not be the bottleneck of what it tests, and
 * should not bring a web server into the host's class path. It is no server for the open network.
 */
final class LoopbackServer implements AutoCloseable {

    private static final int BACKLOG = 512;
    private static final int BUFFER_BYTES = 16 * 1024;

    private final ServerSocket listener;
    private final Function<HttpRequest, HttpReply> handler;
    private final Consumer<Exchange> watcher;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "simulated-provider-http");
        thread.setDaemon(true);
        return thread;
    });

    /** Starts to listen, watched by nobody. */
    LoopbackServer(int port, Function<HttpRequest, HttpReply> handler) {
        this(port, handler, exchange -> {});
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @param handler called by many threads at once
     * @param watcher sees each exchange before it is answered; called by many threads at once
     * @throws UncheckedIOException if the port is taken
     */
    LoopbackServer(int port, Function<HttpRequest, HttpReply> handler, Consumer<Exchange> watcher) {
        this.handler = handler;
        this.watcher = watcher;
        try {
            this.listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " on the loopback address cannot be opened", e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                // The listener was closed, or a client went away before it was accepted.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            // Without this, small answers wait some 40 ms for the client's delayed acknowledgement.
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream(), BUFFER_BYTES);
            OutputStream out = new BufferedOutputStream(connection.getOutputStream(), BUFFER_BYTES);
            HttpReader reader = new HttpReader(in, out);
            for (HttpRequest request = reader.next(); request != null; request = reader.next()) {
                HttpReply reply = handler.apply(request);
                if (reply.hangUp()) {
                    return;
                }
                watcher.accept(exchange(request, reply));
                write(reply, out);
                if ("close".equalsIgnoreCase(request.header("Connection"))) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client went away, or this server was closed: there is nobody left to answer.
        } finally {
            connections.remove(connection);
        }
    }

    private static Exchange exchange(HttpRequest request, HttpReply reply) {
        Set<String> headers = new TreeSet<>();
        request.headers().keySet().forEach(name -> headers.add(name.toLowerCase(Locale.ROOT)));
        String type = request.headers().getOrDefault("Content-Type", "");
        return new Exchange(
                request.method(),
                request.segments(),
                request.query(),
                headers,
                type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                request.body(),
                reply.status(),
                reply.mediaType(),
                reply.body());
    }

    private static void write(HttpReply reply, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " \r\nContent-Type: " + reply.mediaType()
                + "\r\nContent-Length: " + reply.body().length + "\r\n");
        reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(reply.body());
        out.flush();
    }

    /** Stops listening, breaks every connection and waits until no thread is left. Idempotent. */
    @Override
    public void close() {
        try {
            listener.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated provider did not close its connections", e);
        }
        threads.shutdownNow();
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
