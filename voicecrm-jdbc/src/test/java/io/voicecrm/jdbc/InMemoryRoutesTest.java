package io.voicecrm.jdbc;

import io.voicecrm.engine.Stores;
import io.voicecrm.memory.InMemoryStores;

class InMemoryRoutesTest extends RoutesContract {

    private final InMemoryStores stores = new InMemoryStores();

    @Override
    Stores stores() {
        return stores;
    }
}
