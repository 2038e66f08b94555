package io.voicecrm.testkit.contract;

import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.webhook.DeliveryLog;
import io.voicecrm.webhook.WebhookInbox;

class InMemoryDeliveryLogTest extends DeliveryLogContract {

    private final InMemoryStores stores = new InMemoryStores();

    @Override
    protected DeliveryLog log() {
        return stores.deliveries();
    }

    @Override
    protected WebhookInbox inbox() {
        return stores.inbox();
    }
}
