package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same small campaign again and again, each time with the database breaking at the next commit: before it or after it,
 * under a process that goes on or one that is replaced. Whatever breaks, everybody is called as often, and everything that
 * follows from a call is there once.
 */
@Tag("long")
class StepByStepCrashTest {

    private static final String EMPTY =
            "truncate campaigns, targets, attempts, calls, webhook_deliveries, usage_entries, leads, decisions,"
                    + " do_not_call cascade";

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
    @CsvSource({
        "BEFORE_COMMIT, GOES_ON",
        "AFTER_COMMIT, GOES_ON",
        "AFTER_COMMIT, IS_REPLACED",
    })
    void comesToTheSameWhicheverCommitBreaks(FaultyDatabase.Break side, FaultyRun.Process process) throws SQLException {
        PostgresServer.execute(owner, EMPTY);
        FaultyRun.Result calm = new FaultyRun(healthy, healthy, process).run();
        int commit = 1;
        for (boolean broke = true; broke; commit++) {
            PostgresServer.execute(owner, EMPTY);
            FaultyDatabase database = new FaultyDatabase(breaking, owner, side, commit);

            FaultyRun.Result result = new FaultyRun(healthy, database.dataSource(), process).run();

            assertThat(result).as("commit %d", commit).isEqualTo(calm);
            broke = database.broke();
        }

        assertThat(commit).as("commits of a campaign").isGreaterThan(15);
    }
}
