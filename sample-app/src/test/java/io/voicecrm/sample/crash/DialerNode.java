package io.voicecrm.sample.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.IdSource;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.dialer.AccountLimits;
import io.voicecrm.dialer.DialerOptions;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.engine.EngineOptions;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.jdbc.JdbcStores;
import io.voicecrm.voice.VoiceProvider;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** A process of its own that dials, until somebody kills it: one of several on one database and one provider account. */
final class DialerNode {

    /** What the account allows, however many nodes there are. */
    static final int SLOTS = 40;

    private DialerNode() {}

    /** @param arguments the node's name, the database's URL, the provider's URL and key */
    public static void main(String[] arguments) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        VoiceProvider provider = ElevenLabs.builder(arguments[3])
                .baseUrl(arguments[2])
                .timeout(Duration.ofSeconds(3))
                .requestsPerSecond(1_000)
                .build();
        VoiceCrm.builder(provider, new JdbcStores(pool(arguments[1]), new IdSource(clock, new SecureRandom()), clock))
                .compliance(CompliancePolicy.sandbox())
                .keepPromises(false)
                .limits(new AccountLimits(SLOTS, 1_000))
                .dialer(new DialerOptions(
                        arguments[0],
                        20,
                        8,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(20)))
                .options(new EngineOptions(Duration.ofMillis(20), Duration.ofMillis(100), 8, 10, 1))
                .build()
                .start();
        System.out.println("dialing");
        Thread.currentThread().join();
    }

    static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(6);
        config.setConnectionInitSql("set role voicecrm_app");
        // A database that restarts is back within seconds.
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(20_000);
        return new HikariDataSource(config);
    }
}
