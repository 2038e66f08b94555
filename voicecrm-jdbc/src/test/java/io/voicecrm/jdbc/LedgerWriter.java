package io.voicecrm.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.IdSource;
import io.voicecrm.TenantId;
import io.voicecrm.ledger.CallTariff;
import io.voicecrm.ledger.CreditTerms;
import io.voicecrm.ledger.Ledger;
import io.voicecrm.metering.LedgerConflictException;
import io.voicecrm.testkit.contract.RandomOperations;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that asks the ledger for anything from eight threads until it is killed, and says how far it is. */
final class LedgerWriter {

    static final int REPORT_EVERY = 200;
    static final int TENANTS = 3;
    private static final int THREADS = 8;

    private LedgerWriter() {}

    static TenantId tenant(int i) {
        return new TenantId("writer-" + i);
    }

    public static void main(String[] arguments) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        int life = Integer.parseInt(arguments[1]);
        int keys = Integer.parseInt(arguments[2]) / 4;
        HikariDataSource pool = PostgresServer.pool(database);
        Clock clock = Clock.systemUTC();
        Ledger ledger =
                new Ledger(new JdbcStores(pool, new IdSource(clock, new SecureRandom()), clock).ledger(), clock);
        for (int i = 0; i < TENANTS; i++) {
            ledger.setTerms(
                    tenant(i),
                    CreditTerms.prepaid(CallTariff.SECONDS, clock.instant())
                            .withOverdraft(500)
                            .withDebtLimit(1_000_000));
        }
        AtomicLong done = new AtomicLong();
        for (int i = 0; i < THREADS; i++) {
            // Half of the threads ask in every life for the same again, as one does who does not know what was posted.
            long seed = i % 2 == 0 ? i : 100L * life + i;
            RandomOperations operations = new RandomOperations(ledger, tenant(i % TENANTS), seed, keys);
            new Thread(() -> ask(operations, done)).start();
        }
    }

    private static void ask(RandomOperations operations, AtomicLong done) {
        while (true) {
            try {
                operations.ask();
            } catch (LedgerConflictException e) {
                // A key that was used for something else is asked for on purpose.
            }
            if (done.incrementAndGet() % REPORT_EVERY == 0) {
                System.out.println(done);
            }
        }
    }
}
