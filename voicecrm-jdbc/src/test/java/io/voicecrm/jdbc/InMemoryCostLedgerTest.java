package io.voicecrm.jdbc;

import io.voicecrm.ledger.LedgerStore;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.metering.CostLedger;
import io.voicecrm.testkit.contract.CostLedgerContract;

class InMemoryCostLedgerTest extends CostLedgerContract {

    private final InMemoryStores stores = new InMemoryStores();

    @Override
    protected CostLedger costs() {
        return stores.costs();
    }

    @Override
    protected LedgerStore ledger() {
        return stores.ledger();
    }
}
