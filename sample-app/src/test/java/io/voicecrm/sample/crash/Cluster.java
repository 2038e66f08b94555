package io.voicecrm.sample.crash;

import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.IdSource;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.jdbc.JdbcStores;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;

/** A database that can restart, and processes that can be killed. */
final class Cluster implements AutoCloseable {

    private final Path directory;
    private final SimulatedElevenLabs provider;
    private final Map<String, Process> nodes = new HashMap<>();
    private final IdSource ids = new IdSource(Clock.systemUTC(), new SecureRandom());
    private EmbeddedPostgres database;
    private final int port;
    private final HikariDataSource pool;
    private final JdbcStores stores;
    private int kills;

    Cluster(Path directory, SimulatedElevenLabs provider) throws IOException {
        this.directory = directory;
        this.provider = provider;
        this.database = begin(0);
        this.port = database.getPort();
        Flyway.configure()
                .dataSource(url(), "postgres", "postgres")
                .locations("classpath:io/voicecrm/jdbc/schema")
                .load()
                .migrate();
        this.pool = DialerNode.pool(url());
        this.stores = new JdbcStores(pool, ids, Clock.systemUTC());
    }

    private EmbeddedPostgres begin(int wanted) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgresql"))
                .setCleanDataDirectory(false)
                .setPort(wanted)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&password=postgres&socketTimeout=10";
    }

    JdbcStores stores() {
        return stores;
    }

    CampaignId newCampaignId() {
        return new CampaignId(ids.next());
    }

    int kills() {
        return kills;
    }

    void start(String name) throws IOException {
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DialerNode.class.getName(),
                        name,
                        url(),
                        provider.url(),
                        provider.apiKey())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile())
                .start();
        nodes.put(name, node);
    }

    /** SIGKILL: nothing is closed, nothing is told to anybody. */
    void kill(String name) throws InterruptedException {
        Process node = nodes.remove(name);
        if (node == null || !node.isAlive()) {
            throw new IllegalStateException("node " + name + ": does not run; see its log in " + directory);
        }
        node.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        kills++;
    }

    /** SIGSTOP: to the others it is as if it were dead, until {@link #resume}. */
    void suspend(String name) throws IOException, InterruptedException {
        signal(name, "STOP");
    }

    /** SIGCONT: it goes on where it was, with what it knew then. */
    void resume(String name) throws IOException, InterruptedException {
        signal(name, "CONT");
    }

    private void signal(String name, String signal) throws IOException, InterruptedException {
        Process node = nodes.get(name);
        if (node == null) {
            throw new IllegalStateException("node " + name + ": was not started");
        }
        int failed = new ProcessBuilder("kill", "-" + signal, Long.toString(node.pid()))
                .start()
                .waitFor();
        if (failed != 0) {
            throw new IllegalStateException("node " + name + ": signal " + signal + " was not taken");
        }
    }

    void restartDatabase() throws IOException {
        database.close();
        database = begin(port);
    }

    @Override
    public void close() throws IOException {
        nodes.values().forEach(Process::destroyForcibly);
        pool.close();
        database.close();
    }
}
