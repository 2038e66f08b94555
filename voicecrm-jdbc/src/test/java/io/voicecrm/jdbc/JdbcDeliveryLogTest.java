package io.voicecrm.jdbc;

import io.voicecrm.engine.Stores;
import io.voicecrm.testkit.contract.DeliveryLogContract;
import io.voicecrm.webhook.DeliveryLog;
import io.voicecrm.webhook.WebhookInbox;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcDeliveryLogTest extends DeliveryLogContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final Stores stores = DATABASE.storesAt(NOW);

    @Override
    protected DeliveryLog log() {
        return stores.deliveries();
    }

    @Override
    protected WebhookInbox inbox() {
        return stores.inbox();
    }
}
