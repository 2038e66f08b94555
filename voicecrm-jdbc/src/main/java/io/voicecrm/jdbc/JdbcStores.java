package io.voicecrm.jdbc;

import io.voicecrm.IdSource;
import io.voicecrm.agent.AgentStore;
import io.voicecrm.billing.SentUsageStore;
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
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Everything in PostgreSQL. Thread-safe, and safe to use from many processes at once. Every method throws {@link
 * JdbcStoreException} if the database fails.
 */
public final class JdbcStores implements Stores {

    private final JdbcRunner runner;
    private final AgentStore agents;
    private final CampaignStore campaigns;
    private final AttemptStore attempts;
    private final CallOwners owners;
    private final CallRecordStore calls;
    private final WebhookInbox inbox;
    private final DeliveryLog deliveries;
    private final UsageLedger usage;
    private final CostLedger costs;
    private final LedgerStore ledger;
    private final ComplianceStores compliance;
    private final NumberStores numbers;
    private final TextStore texts;
    private final LeadStore leads;
    private final SentUsageStore sentUsage;

    /**
     * @param dataSource whose connections act as {@code voicecrm_app}; a pool, since each call takes one
     * @param ids names attempts and leads
     * @param clock tells when a target was last changed, for people to read
     */
    public JdbcStores(DataSource dataSource, IdSource ids, Clock clock) {
        runner = new JdbcRunner(dataSource);
        agents = new JdbcAgentStore(runner);
        campaigns = new JdbcCampaignStore(runner, clock);
        attempts = new JdbcAttemptStore(runner, ids);
        owners = new JdbcCallOwners(runner);
        calls = new JdbcCallRecordStore(runner);
        inbox = new JdbcWebhookInbox(runner);
        deliveries = new JdbcDeliveryLog(runner);
        usage = new JdbcUsageLedger(runner);
        costs = new JdbcCostLedger(runner);
        ledger = new JdbcLedgerStore(runner);
        compliance = new ComplianceStores(
                new JdbcDoNotCallStore(runner, clock),
                new JdbcConsentStore(runner),
                new JdbcRelationshipStore(runner),
                new JdbcDisconnectionStore(runner),
                new JdbcLiveAnswerStore(runner),
                new JdbcRecentAttempts(runner),
                new JdbcRuleOverrideStore(runner),
                new JdbcDecisionLog(runner));
        numbers = new NumberStores(new JdbcNumberStore(runner), new JdbcNumberOrderStore(runner));
        texts = new JdbcTextStore(runner);
        leads = new JdbcLeadStore(runner, ids);
        sentUsage = new JdbcSentUsageStore(runner);
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
        return deliveries;
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

    /** What was told to a payment gateway; for the platform only. */
    public SentUsageStore sentUsage() {
        return sentUsage;
    }

    @Override
    public Optional<Instant> now() {
        return runner.asPlatform(connection ->
                Sql.on(connection, "select clock_timestamp() as now").first(row -> Sql.instantOf(row, "now")));
    }
}
