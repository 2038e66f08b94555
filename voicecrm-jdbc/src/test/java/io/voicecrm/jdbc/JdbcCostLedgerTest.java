package io.voicecrm.jdbc;

import io.voicecrm.ledger.LedgerStore;
import io.voicecrm.metering.CostLedger;
import io.voicecrm.testkit.contract.CostLedgerContract;
import java.time.Clock;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcCostLedgerTest extends CostLedgerContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final JdbcStores stores = DATABASE.stores(Clock.systemUTC());

    @Override
    protected CostLedger costs() {
        return stores.costs();
    }

    @Override
    protected LedgerStore ledger() {
        return stores.ledger();
    }
}
