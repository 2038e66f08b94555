package io.voicecrm.testkit.contract;

import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.webhook.WebhookInbox;

class InMemoryWebhookInboxTest extends WebhookInboxContract {

    private final InMemoryStores stores = new InMemoryStores();

    @Override
    protected WebhookInbox inbox() {
        return stores.inbox();
    }
}
