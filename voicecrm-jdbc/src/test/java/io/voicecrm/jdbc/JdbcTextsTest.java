package io.voicecrm.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.IdSource;
import io.voicecrm.testkit.contract.TextStoreContract;
import io.voicecrm.text.TextStore;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class JdbcTextsTest extends TextStoreContract {

    private static DataSource owner;
    private static HikariDataSource pool;
    private static TextStore store;

    @BeforeAll
    static void migrate() throws SQLException, IOException {
        owner = PostgresServer.get().newDatabase();
        pool = PostgresServer.pool(owner);
        Clock clock = Clock.systemUTC();
        store = new JdbcStores(pool, new IdSource(clock, new SecureRandom()), clock).texts();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        PostgresServer.execute(owner, "truncate text_messages, text_opt_outs");
    }

    @Override
    protected TextStore emptyStore() {
        return store;
    }
}
