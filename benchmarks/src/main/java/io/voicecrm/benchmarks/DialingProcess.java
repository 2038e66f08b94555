package io.voicecrm.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.IdSource;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.dialer.DialerOptions;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.jdbc.JdbcStores;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A process that dials with the options that the engine has by default. Close it to kill it. */
final class DialingProcess implements AutoCloseable {

    private static final int POOL = 10;

    private final ProcessBuilder command;
    private Process process;

    /** @param callsPerSecond what the account allows */
    DialingProcess(FragileDatabase database, SimulatedElevenLabs provider, int callsPerSecond) throws IOException {
        command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DialingProcess.class.getName(),
                        database.url(),
                        provider.url(),
                        provider.apiKey(),
                        String.valueOf(callsPerSecond))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        process = command.start();
    }

    /** The program itself: the database's URL, the provider's URL and key, and calls per second. */
    public static void main(String[] arguments) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(arguments[0]);
        pool.setMaximumPoolSize(POOL);
        pool.setConnectionInitSql("set role voicecrm_app");
        ElevenLabs provider =
                ElevenLabs.builder(arguments[2]).baseUrl(arguments[1]).build();
        VoiceCrm.builder(provider, new JdbcStores(pool, new IdSource(clock, new SecureRandom()), clock))
                .compliance(CompliancePolicy.sandbox())
                .keepPromises(false)
                .limits(new AccountLimits(1_000, Integer.parseInt(arguments[3])))
                .dialer(DialerOptions.named("process-" + UUID.randomUUID()))
                .build()
                .start();
        Thread.currentThread().join();
    }

    /** SIGKILL, and another one at once, as a supervisor does. */
    void killAndStart() throws IOException, InterruptedException {
        close();
        process = command.start();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + process.pid() + ": did not die");
        }
    }
}
