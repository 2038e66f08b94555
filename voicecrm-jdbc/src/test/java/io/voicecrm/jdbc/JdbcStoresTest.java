package io.voicecrm.jdbc;

import io.voicecrm.engine.Stores;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcStoresTest extends StoresContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Stores STORES = DATABASE.storesAt(StoresScene.NOW);

    @Override
    Stores stores() {
        return STORES;
    }
}
