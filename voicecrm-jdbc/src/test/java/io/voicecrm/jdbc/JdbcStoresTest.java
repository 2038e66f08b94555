package io.voicecrm.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.IdSource;
import io.voicecrm.engine.Stores;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcStoresTest extends StoresContract {

    private HikariDataSource pool = new HikariDataSource();
    private Stores stores = new io.voicecrm.memory.InMemoryStores();

    @BeforeAll
    void migrate() throws Exception {
        pool = PostgresServer.pool(PostgresServer.get().newDatabase());
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        stores = new JdbcStores(pool, new IdSource(clock, new SecureRandom()), clock);
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @Override
    Stores stores() {
        return stores;
    }
}
