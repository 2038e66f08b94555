package io.voicecrm.jdbc;

import io.voicecrm.agent.AgentStore;
import io.voicecrm.number.NumberOrderStore;
import io.voicecrm.number.NumberStore;
import io.voicecrm.number.NumberStores;
import io.voicecrm.testkit.contract.NumberOrderStoreContract;
import io.voicecrm.testkit.contract.NumberOrdersContract;
import io.voicecrm.testkit.contract.NumberPoolContract;
import io.voicecrm.testkit.contract.NumberStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcNumbersTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final JdbcStores STORES = DATABASE.stores(Clock.systemUTC());

    private static NumberStores emptied() {
        try {
            DATABASE.execute("truncate phone_numbers, number_holdings, ordered_numbers, number_orders");
            return STORES.numbers();
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
    class Purchases extends NumberOrdersContract {
        @Override
        protected NumberStores emptyStores() {
            return emptied();
        }

        @Override
        protected AgentStore agents() {
            return STORES.agents();
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
            return STORES.agents();
        }
    }
}
