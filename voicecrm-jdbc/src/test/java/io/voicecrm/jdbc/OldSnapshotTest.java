package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.campaign.TargetState;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Somebody, a backup say, reads in one long transaction and sees everything as it was when it began. */
class OldSnapshotTest {

    @Test
    void letsACampaignRunToItsEndBesideIt() throws SQLException {
        DataSource owner = PostgresServer.get().newDatabase();
        try (HikariDataSource pool = PostgresServer.pool(owner);
                Connection reader = owner.getConnection()) {
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reader.setAutoCommit(false);
            assertThat(targetsSeenBy(reader)).isZero();

            FaultyRun.Result result = new FaultyRun(pool, pool, FaultyRun.Process.GOES_ON).run();

            assertThat(result.progress().in(TargetState.REACHED)).isEqualTo(2);
            assertThat(targetsSeenBy(reader))
                    .as("its snapshot is as old as before")
                    .isZero();
        }
    }

    private static long targetsSeenBy(Connection reader) throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from targets")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
