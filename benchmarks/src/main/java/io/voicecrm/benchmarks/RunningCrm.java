package io.voicecrm.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The whole sample app as a process of its own, with all its filters; its engine only takes webhooks. Close it. */
final class RunningCrm implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final int port;

    private RunningCrm(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts the app on a database that it brings up to date itself.
     *
     * @param app the app's directory, where {@code target/classes} and {@code target/app.classpath} are
     */
    static RunningCrm start(Path app, String jdbcUrl, String secret) throws IOException, InterruptedException {
        int port = freePort();
        String classPath = app.resolve("target/classes")
                + File.pathSeparator
                + Files.readString(app.resolve("target/app.classpath")).strip();
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                "io.voicecrm.sample.VoiceCrmApplication");
        java.environment()
                .putAll(Map.of(
                        "SERVER_PORT", Integer.toString(port),
                        "SPRING_DATASOURCE_URL", jdbcUrl,
                        "SPRING_DATASOURCE_USERNAME", "postgres",
                        "ELEVENLABS_API_KEY", "benchmark",
                        "ELEVENLABS_WEBHOOK_SECRET", secret,
                        "VOICECRM_ENGINE_AUTO_START", "false",
                        "VOICECRM_ADMIN_PASSWORD", "nobody-signs-in",
                        "SPRING_MAIN_BANNER_MODE", "off",
                        "LOGGING_LEVEL_ROOT", "error"));
        RunningCrm crm = new RunningCrm(java.inheritIO().start(), port);
        crm.awaitAnswer();
        return crm;
    }

    int port() {
        return port;
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/app"))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        close();
        throw new IOException("the app did not start; what it says is above");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
