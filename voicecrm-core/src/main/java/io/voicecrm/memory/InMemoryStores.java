package io.voicecrm.memory;

import io.voicecrm.IdSource;
import io.voicecrm.agent.AgentStore;
import io.voicecrm.call.CallOwners;
import io.voicecrm.call.CallRecordStore;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.compliance.ComplianceStores;
import io.voicecrm.engine.Stores;
import io.voicecrm.lead.LeadStore;
import io.voicecrm.ledger.LedgerStore;
import io.voicecrm.metering.CostLedger;
import io.voicecrm.metering.UsageLedger;
import io.voicecrm.number.NumberStores;
import io.voicecrm.text.TextStore;
import io.voicecrm.webhook.DeliveryLog;
import io.voicecrm.webhook.WebhookInbox;
import java.security.SecureRandom;
import java.time.Clock;

/** Everything in the heap, gone when the process ends. Thread-safe. */
public final class InMemoryStores implements Stores {

    private final AgentStore agents;
    private final CampaignStore campaigns;
    private final AttemptStore attempts;
    private final CallOwners owners;
    private final CallRecordStore calls = new InMemoryCallRecordStore();
    private final InMemoryWebhookInbox inbox = new InMemoryWebhookInbox();
    private final UsageLedger usage = new InMemoryUsageLedger();
    private final CostJournal journal = new CostJournal();
    private final LedgerStore ledger = new InMemoryLedgerStore(journal);
    private final CostLedger costs = new InMemoryCostLedger(journal, ledger);
    private final ComplianceStores compliance;
    private final NumberStores numbers;
    private final TextStore texts;
    private final LeadStore leads;

    /** Stores with random ids and the system's time. */
    public InMemoryStores() {
        this(new IdSource(Clock.systemUTC(), new SecureRandom()));
    }

    /** @param ids names attempts and leads */
    public InMemoryStores(IdSource ids) {
        Board board = new Board();
        InMemoryAgentStore agentStore = new InMemoryAgentStore();
        agents = agentStore;
        campaigns = new InMemoryCampaignStore(board);
        attempts = new InMemoryAttemptStore(board, ids);
        InMemoryNumberStore numberStore = new InMemoryNumberStore();
        owners = new InMemoryCallOwners(board, agentStore, numberStore);
        compliance = new ComplianceStores(
                new InMemoryDoNotCallStore(),
                new InMemoryConsentStore(),
                new InMemoryRelationshipStore(),
                new InMemoryDisconnectionStore(),
                new InMemoryLiveAnswerStore(),
                new InMemoryRecentAttempts(board),
                new InMemoryRuleOverrideStore(),
                new InMemoryDecisionLog());
        numbers = new NumberStores(numberStore, new InMemoryNumberOrderStore());
        texts = new InMemoryTextStore();
        leads = new InMemoryLeadStore(ids);
    }

    @Override
    public AgentStore agents() {
        return agents;
    }

    @Override
    public CampaignStore campaigns() {
        return campaigns;
    }

    @Override
    public AttemptStore attempts() {
        return attempts;
    }

    @Override
    public CallRecordStore calls() {
        return calls;
    }

    @Override
    public CallOwners owners() {
        return owners;
    }

    @Override
    public WebhookInbox inbox() {
        return inbox;
    }

    @Override
    public DeliveryLog deliveries() {
        return inbox;
    }

    @Override
    public UsageLedger usage() {
        return usage;
    }

    @Override
    public CostLedger costs() {
        return costs;
    }

    @Override
    public LedgerStore ledger() {
        return ledger;
    }

    @Override
    public ComplianceStores compliance() {
        return compliance;
    }

    @Override
    public NumberStores numbers() {
        return numbers;
    }

    @Override
    public TextStore texts() {
        return texts;
    }

    @Override
    public LeadStore leads() {
        return leads;
    }
}
