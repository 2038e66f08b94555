package io.voicecrm.jdbc;

import static io.voicecrm.ledger.LedgerUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.IdSource;
import io.voicecrm.TenantId;
import io.voicecrm.ledger.Balance;
import io.voicecrm.ledger.CallTariff;
import io.voicecrm.ledger.Ledger;
import io.voicecrm.ledger.LedgerAudit;
import io.voicecrm.ledger.LedgerEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes and connections die in the middle of postings; who asks again with the same keys comes to the same. */
@Tag("long")
class LedgerCrashTest {

    private static final Instant NOW = StoresScene.NOW;

    /** A million takes some minutes; {@code -Dvoicecrm.ledger.operations=1000000} asks for it. */
    private static final int OPERATIONS = Integer.getInteger("voicecrm.ledger.operations", 6_000);

    /** As many writers are killed on the way. */
    private static final int KILLS = 2;

    private static DataSource owner;
    private static HikariDataSource healthy;
    private static HikariDataSource breaking;

    @BeforeAll
    static void migrate() {
        owner = PostgresServer.get().newDatabase();
        healthy = PostgresServer.pool(owner);
        breaking = PostgresServer.pool(owner);
    }

    @AfterAll
    static void close() {
        healthy.close();
        breaking.close();
    }

    @ParameterizedTest
    @EnumSource(FaultyDatabase.Break.class)
    void postsEverythingOnceWhicheverCommitBreaks(FaultyDatabase.Break side) {
        int commit = 1;
        for (boolean broke = true; broke; commit++) {
            TenantId tenant = new TenantId(side + "-" + commit);
            FaultyDatabase database = new FaultyDatabase(breaking, owner, side, commit);

            story(ledger(database.dataSource()), tenant);

            Ledger seen = ledger(healthy);
            assertThat(seen.balance(tenant, SECONDS))
                    .as("commit %d", commit)
                    .isEqualTo(new Balance(450, 0, 0, 90, 0, 0, 0));
            assertThat(seen.entries(tenant, SECONDS, null, 100).items())
                    .extracting(LedgerEntry::kind)
                    .hasSize(10);
            assertThat(seen.audit().isSound()).isTrue();
            broke = database.broke();
        }

        assertThat(commit).as("commits of the story").isGreaterThan(7);
    }

    /** Whoever gets no answer asks again. */
    private static void story(Ledger ledger, TenantId tenant) {
        insist(() -> ledger.topUp(tenant, SECONDS, "payment", 600, "bought"));
        insist(() -> ledger.refund(tenant, SECONDS, "refund", "payment", 60, "asked"));
        insist(() -> ledger.hold(tenant, "call-1", CallTariff.SECONDS, 300, null, NOW));
        insist(() -> ledger.hold(tenant, "call-2", CallTariff.SECONDS, 200, null, NOW));
        insist(() -> ledger.settle(tenant, "call-1", CallTariff.SECONDS, 70, NOW));
        insist(() -> ledger.release(tenant, SECONDS, "call-2"));
        insist(() -> ledger.settle(tenant, "call-1", CallTariff.SECONDS, 90, NOW.plusSeconds(20)));
        insist(() -> ledger.adjust(tenant, SECONDS, "gift", 1, "sorry"));
        insist(() -> ledger.adjust(tenant, SECONDS, "gift back", -1, "sorry"));
    }

    private static <T> void insist(Callable<T> posting) {
        for (int tries = 1; ; tries++) {
            try {
                posting.call();
                return;
            } catch (Exception e) {
                assertThat(tries).as("tries until it is answered").isLessThan(5);
            }
        }
    }

    @Test
    void staysSoundWhenItsWritersAreKilled() throws IOException {
        Random random = new Random(11);
        int done = 0;
        for (int life = 0; life <= KILLS; life++) {
            int until = life == KILLS
                    ? OPERATIONS
                    : done + OPERATIONS / (KILLS + 1) + random.nextInt(LedgerWriter.REPORT_EVERY);
            done = runWriter(life, done, until);

            LedgerAudit audit = ledger(healthy).audit();
            assertThat(audit.findings()).as("after life %d", life).isEmpty();
            assertThat(audit.isSound()).isTrue();
        }

        assertThat(done).isGreaterThanOrEqualTo(OPERATIONS);
        for (int i = 0; i < LedgerWriter.TENANTS; i++) {
            Balance balance = ledger(healthy).balance(LedgerWriter.tenant(i), SECONDS);
            assertThat(balance.available()).isGreaterThanOrEqualTo(-balance.overdraft());
            assertThat(balance.spent()).isPositive();
        }
    }

    /** Lets a process write until it has done so much, and kills it at once: eight threads are in the middle of something. */
    private static int runWriter(int life, int done, int until) throws IOException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerWriter.class.getName(),
                        PostgresServer.get().url(owner),
                        String.valueOf(life),
                        String.valueOf(OPERATIONS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int now = done;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            while (now < until && lines.readLine() != null) {
                now += LedgerWriter.REPORT_EVERY;
            }
        } finally {
            writer.destroyForcibly();
        }
        assertThat(now).as("what the writer did before it ended by itself").isGreaterThanOrEqualTo(until);
        return now;
    }

    private static Ledger ledger(DataSource dataSource) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new Ledger(new JdbcStores(dataSource, new IdSource(clock, new SecureRandom()), clock).ledger(), clock);
    }
}
