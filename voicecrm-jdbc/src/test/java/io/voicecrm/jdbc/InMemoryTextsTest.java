package io.voicecrm.jdbc;

import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.testkit.contract.TextStoreContract;
import io.voicecrm.text.TextStore;

class InMemoryTextsTest extends TextStoreContract {

    @Override
    protected TextStore emptyStore() {
        return new InMemoryStores().texts();
    }
}
