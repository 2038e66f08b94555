package io.voicecrm.jdbc;

import io.voicecrm.engine.Stores;
import org.junit.jupiter.api.Nested;

/** What every set of stores does, wherever it keeps things, store by store. */
abstract class StoresContract {

    abstract Stores stores();

    @Nested
    class Campaigns extends CampaignStoreContract {
        @Override
        Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Targets extends TargetChangeContract {
        @Override
        Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Claims extends ClaimContract {
        @Override
        Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Routes extends RoutesContract {
        @Override
        Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Attempts extends AttemptStoreContract {
        @Override
        Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Calls extends CallStoresContract {
        @Override
        Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Leads extends LeadStoreContract {
        @Override
        Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class NotToBeCalled extends DoNotCallContract {
        @Override
        Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Facts extends GateFactsContract {
        @Override
        Stores stores() {
            return StoresContract.this.stores();
        }
    }

    @Nested
    class Decisions extends DecisionLogContract {
        @Override
        Stores stores() {
            return StoresContract.this.stores();
        }
    }
}
