package io.voicecrm.testkit.contract;

import io.voicecrm.billing.SentUsageStore;

class InMemorySentUsageTest extends SentUsageStoreContract {

    private final SentUsageStore store = SentUsageStore.inMemory();

    @Override
    protected SentUsageStore store() {
        return store;
    }
}
