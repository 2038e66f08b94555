package io.voicecrm.jdbc;

import io.voicecrm.engine.Stores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcStoresTest {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Stores STORES = DATABASE.storesAt(StoresScene.NOW);

    @Nested
    class Campaigns extends CampaignStoreContract {
        @Override
        Stores stores() {
            return STORES;
        }
    }

    @Nested
    class Targets extends TargetChangeContract {
        @Override
        Stores stores() {
            return STORES;
        }
    }

    @Nested
    class Claims extends ClaimContract {
        @Override
        Stores stores() {
            return STORES;
        }
    }

    @Nested
    class Attempts extends AttemptStoreContract {
        @Override
        Stores stores() {
            return STORES;
        }
    }

    @Nested
    class Calls extends CallStoresContract {
        @Override
        Stores stores() {
            return STORES;
        }
    }

    @Nested
    class Leads extends LeadStoreContract {
        @Override
        Stores stores() {
            return STORES;
        }
    }

    @Nested
    class NotToBeCalled extends DoNotCallContract {
        @Override
        Stores stores() {
            return STORES;
        }
    }

    @Nested
    class Facts extends GateFactsContract {
        @Override
        Stores stores() {
            return STORES;
        }
    }

    @Nested
    class Decisions extends DecisionLogContract {
        @Override
        Stores stores() {
            return STORES;
        }
    }
}
