package io.voicecrm.jdbc;

import io.voicecrm.engine.Stores;
import io.voicecrm.memory.InMemoryStores;

class InMemoryStoresTest extends StoresContract {

    private final Stores stores = new InMemoryStores();

    @Override
    Stores stores() {
        return stores;
    }
}
