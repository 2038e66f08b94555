package io.voicecrm.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Posts requests that were written out before, over as many kept connections as there are senders, and takes the time of
 * each answer. Does no more than it has to, since it shares the machine with the server that it measures.
 */
final class Poster implements AutoCloseable {

    private final int senders;
    private final ExecutorService threads;

    Poster(int senders) {
        this.senders = senders;
        this.threads = Executors.newFixedThreadPool(senders);
    }

    /** The bytes of a POST, headers included. */
    static byte[] request(String path, String signature, byte[] body) {
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "ElevenLabs-Signature: " + signature + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    /** Posts each request once; the nanoseconds that each answer took. Every answer has to be 200. */
    List<Long> post(int port, List<byte[]> requests) throws ExecutionException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Future<List<Long>>> running = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            running.add(threads.submit(() -> send(port, requests, next)));
        }
        List<Long> nanos = new ArrayList<>();
        for (Future<List<Long>> sender : running) {
            nanos.addAll(sender.get());
        }
        return nanos;
    }

    private static List<Long> send(int port, List<byte[]> requests, AtomicInteger next) throws IOException {
        List<Long> nanos = new ArrayList<>();
        int i = next.getAndIncrement();
        while (i < requests.size()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                OutputStream out = socket.getOutputStream();
                InputStream in = new BufferedInputStream(socket.getInputStream());
                boolean kept = true;
                while (kept && i < requests.size()) {
                    long start = System.nanoTime();
                    out.write(requests.get(i));
                    out.flush();
                    kept = readAnswer(in);
                    nanos.add(System.nanoTime() - start);
                    i = next.getAndIncrement();
                }
            }
        }
        return nanos;
    }

    /** Whether the server keeps the connection; by default Tomcat does so for a hundred requests. */
    private static boolean readAnswer(InputStream in) throws IOException {
        String status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered " + status);
        }
        int length = 0;
        boolean kept = true;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            kept &= !lower.equals("connection: close");
        }
        in.skipNBytes(length);
        return kept;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
