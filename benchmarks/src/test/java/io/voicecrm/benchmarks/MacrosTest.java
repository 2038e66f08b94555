package io.voicecrm.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ours and the peer do the same work here too, on a small scale. */
class MacrosTest {

    private static final String ROW = """
            select phone, position, language, voice_id, first_message, prompt, state, attempts,
                   (select array_agg(name || '=' || value order by name)
                    from unnest(variable_names, variable_values) as variable (name, value))
            from %s""";

    private static Database database;

    @BeforeAll
    static void startTheDatabase() throws IOException, SQLException {
        database = Database.start();
        database.execute(HandMadeImport.TABLE);
    }

    @AfterAll
    static void stopTheDatabase() throws IOException {
        database.close();
    }

    @Test
    void waitsForTheDisk() throws SQLException {
        String waits =
                "select count(*) from pg_settings where name in ('fsync', 'synchronous_commit') and setting = 'on'";

        assertThat(database.number(waits)).isEqualTo(2);
    }

    @Test
    void importsTheSameRowsAsThePeer() throws IOException, SQLException {
        ImportMacro macro = new ImportMacro(database, 2_000);

        macro.both();

        String ours = ROW.formatted("targets");
        String peers = ROW.formatted("peer_targets");
        assertThat(database.number("select count(*) from targets")).isBetween(1_700L, 1_899L);
        assertThat(database.number("select count(*) from peer_targets"))
                .isEqualTo(database.number("select count(*) from targets"));
        assertThat(database.number("select count(*) from (" + ours + " except " + peers + ") difference"))
                .isZero();
    }

    @Test
    void dialsEverybodyOnceWithTheBodyOfThePeer()
            throws IOException, SQLException, ExecutionException, InterruptedException {
        try (DialMacro macro = new DialMacro(database, 40, 16, Duration.ZERO)) {
            macro.ours();

            assertThat(macro.server().journal().dials()).isEqualTo(40);
            assertThat(macro.server().journal().phonesRungTwice()).isEmpty();
            assertThat(database.number("select count(*) from attempts where state = 'PLACED'"))
                    .isEqualTo(40);

            List<Object> ours = ToldAgents.of(macro.server());
            macro.peers();
            List<Object> all = ToldAgents.of(macro.server());

            assertThat(ours).hasSize(40).containsOnly(ours.get(0));
            assertThat(all).hasSize(80).containsOnly(ours.get(0));
        }
    }

    @Test
    void ratesAMonthToTheCentOfThePeer() throws SQLException {
        RatingMacro macro = new RatingMacro(database, 3_000);

        assertThat(macro.ours().minorUnits()).isGreaterThan(100_000);
        assertThat(macro.ours()).isEqualTo(macro.peers());
    }

    @Test
    void paysEveryCallFromCreditOnce() throws ExecutionException, InterruptedException, SQLException {
        LedgerMacro macro = new LedgerMacro(database);
        macro.open(3);

        double perSecond = macro.callsPerSecond(3, Duration.ofMillis(300));

        assertThat(perSecond).isPositive();
        assertThat(macro.ledger().audit().isSound()).isTrue();
        assertThat(database.number("select count(*) from ledger_holds where state <> 'SETTLED'"))
                .isZero();
        assertThat(database.number("select sum(spent) from ledger_accounts"))
                .isEqualTo(47 * database.number("select count(*) from ledger_holds"));
    }
}
