package io.voicecrm.jdbc;

import io.voicecrm.ledger.LedgerStore;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.testkit.contract.LedgerStoreContract;

class InMemoryLedgerTest extends LedgerStoreContract {

    private final LedgerStore store = new InMemoryStores().ledger();

    @Override
    protected LedgerStore store() {
        return store;
    }
}
