package io.voicecrm.benchmarks;

import io.voicecrm.IdSource;
import io.voicecrm.TenantId;
import io.voicecrm.jdbc.JdbcStores;
import io.voicecrm.ledger.CallTariff;
import io.voicecrm.ledger.CreditResult;
import io.voicecrm.ledger.Ledger;
import io.voicecrm.ledger.LedgerUnit;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * How many calls are paid from credit per second: each is held for in one commit and settled in another, on one tenant and
 * on a thousand, by many threads at once. The peer is pgledger, with two transfers for each call. And whether the balance of
 * a million entries is slower to read than that of ten thousand.
 */
public final class LedgerMacro {

    private static final int CALLERS = 200;
    private static final long HELD = 60;
    private static final long USED = 47;
    private static final int READS = 2_000;

    private final Clock clock = Clock.systemUTC();
    private final Ledger ledger;

    LedgerMacro(Database database) {
        ledger = new Ledger(
                new JdbcStores(database.app(), new IdSource(clock, new SecureRandom()), clock).ledger(), clock);
    }

    /**
     * Runs it and prints what came out.
     *
     * @param arguments where pgledger's repository is; how many seconds a run lasts, 5 unless given; and how many pairs of
     *     runs count, 5 unless given
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("arguments: must name a copy of github.com/pgr0ss/pgledger");
        }
        Duration run = Duration.ofSeconds(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5);
        int pairs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        try (Database database = Database.start();
                PgledgerPeer peer = PgledgerPeer.start(database, Path.of(arguments[0]))) {
            System.out.println(database.version() + ", Java " + Runtime.version());
            LedgerMacro macro = new LedgerMacro(database);
            Duel duel = new Duel("calls/s", 1, pairs);
            for (int tenants : new int[] {1, 1_000}) {
                macro.open(tenants);
                peer.open(tenants);
                String question = "held for and settled, tenants: " + tenants;
                duel.print(
                        System.out,
                        question,
                        duel.run(() -> macro.callsPerSecond(tenants, run), () -> peer.callsPerSecond(CALLERS, run)));
            }
            if (!macro.ledger.audit().isSound()) {
                throw new IllegalStateException(
                        "ledger: " + macro.ledger.audit().findings());
            }
            macro.readBalances(database, pairs);
        }
    }

    /** Gives tenants more credit than they can use. */
    void open(int tenants) {
        for (int i = 0; i < tenants; i++) {
            ledger.topUp(tenant(tenants, i), LedgerUnit.SECONDS, "credit", 1_000_000_000_000L, "bought");
        }
    }

    double callsPerSecond(int tenants, Duration run) throws ExecutionException, InterruptedException {
        return Callers.perSecond(CALLERS, run, n -> payFor(tenant(tenants, n % tenants)));
    }

    private void payFor(TenantId tenant) {
        Instant now = clock.instant();
        String call = UUID.randomUUID().toString();
        CreditResult held = ledger.hold(tenant, call, CallTariff.SECONDS, HELD, null, now.plusSeconds(600));
        if (!held.isDone() || !ledger.settle(tenant, call, CallTariff.SECONDS, USED, now)) {
            throw new IllegalStateException("call " + call + ": " + held + ", and could not be paid");
        }
    }

    private static TenantId tenant(int tenants, int n) {
        return new TenantId("of-" + tenants + "-" + n);
    }

    private void readBalances(Database database, int pairs) throws SQLException {
        TenantId few = filled(database, "few", 10_000);
        TenantId many = filled(database, "many", 1_000_000);
        database.execute("vacuum analyze ledger_entries, ledger_accounts");
        List<Double> ratios = new ArrayList<>();
        microsPerRead(few);
        microsPerRead(many);
        for (int pair = 0; pair < pairs; pair++) {
            double small = microsPerRead(few);
            double large = microsPerRead(many);
            ratios.add(large / small);
            System.out.printf(
                    Locale.ROOT, "  balance of 10,000 entries: %.0f us   of 1,000,000: %.0f us%n", small, large);
        }
        ratios.sort(null);
        System.out.printf(
                Locale.ROOT,
                "  ratio median %.2f   min %.2f   max %.2f%n",
                ratios.get(ratios.size() / 2),
                ratios.get(0),
                ratios.get(ratios.size() - 1));
    }

    private TenantId filled(Database database, String name, int entries) throws SQLException {
        TenantId tenant = new TenantId(name);
        database.execute(
                "insert into ledger_entries (tenant_id, unit, position, key, kind, source, destination, amount, at)"
                        + " select '" + name
                        + "', 'SECONDS', n, 'payment-' || n, 'TOP_UP', 'CASH', 'AVAILABLE', 1, now()"
                        + " from generate_series(1, " + entries + ") n");
        database.execute("insert into ledger_accounts (tenant_id, unit, available, credited, entries) values ('" + name
                + "', 'SECONDS', " + entries + ", " + entries + ", " + entries + ")");
        if (ledger.balance(tenant, LedgerUnit.SECONDS).available() != entries) {
            throw new IllegalStateException("balance of " + name + ": is not " + entries);
        }
        return tenant;
    }

    private double microsPerRead(TenantId tenant) {
        long start = System.nanoTime();
        for (int i = 0; i < READS; i++) {
            ledger.balance(tenant, LedgerUnit.SECONDS);
        }
        return (System.nanoTime() - start) / 1e3 / READS;
    }

    /** What it measures. */
    Ledger ledger() {
        return ledger;
    }
}
