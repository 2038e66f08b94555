package io.voicecrm.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.voicecrm.IdSource;
import io.voicecrm.agent.AgentStore;
import io.voicecrm.number.NumberOrderStore;
import io.voicecrm.number.NumberStore;
import io.voicecrm.number.NumberStores;
import io.voicecrm.testkit.contract.NumberOrderStoreContract;
import io.voicecrm.testkit.contract.NumberPoolContract;
import io.voicecrm.testkit.contract.NumberStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class JdbcNumbersTest {

    private static DataSource owner;
    private static HikariDataSource pool;
    private static JdbcStores stores;

    @BeforeAll
    static void migrate() throws SQLException, IOException {
        owner = PostgresServer.get().newDatabase();
        pool = PostgresServer.pool(owner);
        stores = new JdbcStores(pool, new IdSource(Clock.systemUTC(), new SecureRandom()), Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    private static NumberStores emptied() {
        try {
            PostgresServer.execute(owner, "truncate phone_numbers, ordered_numbers, number_orders");
            return stores.numbers();
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Nested
    class Store extends NumberStoreContract {
        @Override
        protected NumberStore emptyStore() {
            return emptied().pool();
        }
    }

    @Nested
    class Orders extends NumberOrderStoreContract {
        @Override
        protected NumberOrderStore emptyStore() {
            return emptied().orders();
        }
    }

    @Nested
    class Pool extends NumberPoolContract {
        @Override
        protected NumberStores emptyStores() {
            return emptied();
        }

        @Override
        protected AgentStore agents() {
            return stores.agents();
        }
    }
}
