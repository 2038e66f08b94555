package io.voicecrm.jdbc;

import io.voicecrm.engine.Stores;
import io.voicecrm.testkit.contract.WebhookInboxContract;
import io.voicecrm.webhook.WebhookInbox;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcWebhookInboxTest extends WebhookInboxContract {

    @RegisterExtension
    static final PostgresDatabase DATABASE = new PostgresDatabase();

    private final Stores stores = DATABASE.storesAt(NOW);

    @Override
    protected WebhookInbox inbox() {
        return stores.inbox();
    }
}
