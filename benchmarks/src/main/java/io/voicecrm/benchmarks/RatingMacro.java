package io.voicecrm.benchmarks;

import io.voicecrm.IdSource;
import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.billing.Invoicing;
import io.voicecrm.billing.Plan;
import io.voicecrm.billing.PlanHistory;
import io.voicecrm.billing.PlanTerm;
import io.voicecrm.jdbc.JdbcStores;
import io.voicecrm.metering.Increment;
import io.voicecrm.testkit.Fixtures;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * From the rows of a month's use in PostgreSQL to its invoice, for a tenant whose plan changed in the middle. The peer reads
 * the rows and adds them up in Java.
 */
public final class RatingMacro {

    static final YearMonth MONTH = YearMonth.of(2026, 3);
    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final Instant CHANGE = Instant.parse("2026-03-16T10:17:33Z");

    private static final Currency USD = Currency.getInstance("USD");
    private static final TenantId TENANT = Fixtures.tenant(1);

    /** As many others, whose use is in the same table. */
    private static final int OTHERS = 9;

    private static final Plan FIRST =
            new Plan("Starter", Money.of("99.00", USD), 100, HandMadeRating.FIRST_RATE, new Increment(30, 6));
    private static final Plan SECOND =
            new Plan("Professional", Money.of("299.00", USD), 500, HandMadeRating.SECOND_RATE, new Increment(60, 60));
    private static final PlanHistory HISTORY =
            PlanHistory.of(List.of(new PlanTerm(Instant.EPOCH, FIRST), new PlanTerm(CHANGE, SECOND)));

    private final Invoicing invoicing;
    private final HandMadeRating peer;

    /** @param calls that each tenant made in the month and a day before and after it */
    RatingMacro(Database database, int calls) throws SQLException {
        Clock clock = Clock.systemUTC();
        invoicing =
                new Invoicing(new JdbcStores(database.app(), new IdSource(clock, new SecureRandom()), clock).usage());
        peer = new HandMadeRating(database.owner(), TENANT);
        for (int tenant = 1; tenant <= OTHERS + 1; tenant++) {
            fill(database, Fixtures.tenant(tenant), calls);
        }
        database.execute("vacuum analyze usage_entries");
    }

    /** Lengths of 0 to 299 seconds, spread evenly over the time. */
    private static void fill(Database database, TenantId tenant, int calls) throws SQLException {
        database.execute("""
                insert into usage_entries (tenant_id, provider, ref, meter, quantity, occurred_at)
                select '%1$s', 'elevenlabs', 'conv_' || n, meter,
                       case meter when 'TALK_SECONDS' then n * 7919 %% 300 else 1 end,
                       timestamptz '2026-02-28T05:00:00Z' + n * interval '33 days' / %2$d
                from generate_series(0, %2$d - 1) n, unnest(array['TALK_SECONDS', 'CALLS_PLACED', 'CALLS_ANSWERED']) meter
                where meter = 'CALLS_PLACED' or n * 7919 %% 300 > 0""".formatted(tenant, calls));
    }

    /**
     * Runs it and prints what came out.
     *
     * @param arguments how many calls the month has, 20,000 unless given, and how many pairs of runs count, 15 unless given
     */
    public static void main(String[] arguments) throws Exception {
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int pairs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        try (Database database = Database.start()) {
            RatingMacro macro = new RatingMacro(database, calls);
            System.out.println(database.version() + ", Java " + Runtime.version());
            Duel duel = new Duel("invoices/s", 5, pairs);
            String question = String.format(Locale.ROOT, "Rating a month of %,d calls", calls);
            duel.print(System.out, question, duel.run(() -> rate(macro::ours), () -> rate(macro::peers)));
        }
    }

    private interface Rating {
        Money total() throws SQLException;
    }

    private static double rate(Rating rating) throws SQLException {
        long start = System.nanoTime();
        rating.total();
        return 1e9 / (System.nanoTime() - start);
    }

    Money ours() {
        return invoicing.draft(TENANT, MONTH, ZONE, HISTORY, 0).total();
    }

    Money peers() throws SQLException {
        return new Money(peer.cents(), USD);
    }
}
