package io.voicecrm.jdbc;

import io.voicecrm.compliance.DisconnectionStore;
import io.voicecrm.compliance.LiveAnswerStore;
import io.voicecrm.compliance.RelationshipStore;
import io.voicecrm.engine.Stores;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.testkit.contract.DisconnectionStoreContract;
import io.voicecrm.testkit.contract.LiveAnswerStoreContract;
import io.voicecrm.testkit.contract.RelationshipStoreContract;
import org.junit.jupiter.api.Nested;

class InMemoryGroundsTest {

    private final Stores stores = new InMemoryStores();

    @Nested
    class Relationships extends RelationshipStoreContract {
        @Override
        protected RelationshipStore relationships() {
            return stores.compliance().relationships();
        }
    }

    @Nested
    class Disconnections extends DisconnectionStoreContract {
        @Override
        protected DisconnectionStore numbers() {
            return stores.compliance().disconnections();
        }
    }

    @Nested
    class Answers extends LiveAnswerStoreContract {
        @Override
        protected LiveAnswerStore answers() {
            return stores.compliance().answers();
        }
    }
}
