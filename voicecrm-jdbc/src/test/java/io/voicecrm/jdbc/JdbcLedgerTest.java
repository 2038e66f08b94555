package io.voicecrm.jdbc;

import io.voicecrm.ledger.LedgerStore;
import io.voicecrm.testkit.contract.LedgerStoreContract;
import java.time.Clock;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcLedgerTest extends LedgerStoreContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final LedgerStore store = DATABASE.stores(Clock.systemUTC()).ledger();

    @Override
    protected LedgerStore store() {
        return store;
    }
}
