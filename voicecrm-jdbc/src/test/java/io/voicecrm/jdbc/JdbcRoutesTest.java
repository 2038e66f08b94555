package io.voicecrm.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.IdSource;
import io.voicecrm.engine.Stores;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcRoutesTest extends RoutesContract {

    private static HikariDataSource pool;
    private static Stores stores;

    @BeforeAll
    static void migrate() throws SQLException, IOException {
        pool = PostgresServer.pool(PostgresServer.get().newDatabase());
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        stores = new JdbcStores(pool, new IdSource(clock, new SecureRandom()), clock);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Override
    Stores stores() {
        return stores;
    }
}
