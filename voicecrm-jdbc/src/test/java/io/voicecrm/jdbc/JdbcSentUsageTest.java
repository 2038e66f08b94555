package io.voicecrm.jdbc;

import io.voicecrm.billing.SentUsageStore;
import io.voicecrm.testkit.contract.SentUsageStoreContract;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcSentUsageTest extends SentUsageStoreContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final SentUsageStore store = DATABASE.stores(Clock.systemUTC()).sentUsage();

    @BeforeEach
    void empty() throws SQLException {
        DATABASE.execute("truncate sent_usage");
    }

    @Override
    protected SentUsageStore store() {
        return store;
    }
}
