package io.voicecrm.jdbc;

import io.voicecrm.agent.AgentStore;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.number.NumberOrderStore;
import io.voicecrm.number.NumberStore;
import io.voicecrm.number.NumberStores;
import io.voicecrm.testkit.contract.NumberOrderStoreContract;
import io.voicecrm.testkit.contract.NumberOrdersContract;
import io.voicecrm.testkit.contract.NumberPoolContract;
import io.voicecrm.testkit.contract.NumberStoreContract;
import org.junit.jupiter.api.Nested;

class InMemoryNumbersTest {

    private static final AgentStore AGENTS = new InMemoryStores().agents();

    @Nested
    class Store extends NumberStoreContract {
        @Override
        protected NumberStore emptyStore() {
            return new InMemoryStores().numbers().pool();
        }
    }

    @Nested
    class Orders extends NumberOrderStoreContract {
        @Override
        protected NumberOrderStore emptyStore() {
            return new InMemoryStores().numbers().orders();
        }
    }

    @Nested
    class Purchases extends NumberOrdersContract {
        @Override
        protected NumberStores emptyStores() {
            return new InMemoryStores().numbers();
        }

        @Override
        protected AgentStore agents() {
            return AGENTS;
        }
    }

    @Nested
    class Pool extends NumberPoolContract {
        @Override
        protected NumberStores emptyStores() {
            return new InMemoryStores().numbers();
        }

        @Override
        protected AgentStore agents() {
            return AGENTS;
        }
    }
}
