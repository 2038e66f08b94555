package io.voicecrm.jdbc;

import io.voicecrm.engine.Stores;
import io.voicecrm.memory.InMemoryStores;
import org.junit.jupiter.api.Nested;

class InMemoryStoresTest {

    private static final Stores STORES = new InMemoryStores();

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
