package io.voicecrm.engine;

import io.voicecrm.agent.AgentStore;
import io.voicecrm.call.CallOwners;
import io.voicecrm.call.CallRecordStore;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.compliance.ComplianceStores;
import io.voicecrm.lead.LeadStore;
import io.voicecrm.ledger.LedgerStore;
import io.voicecrm.metering.CostLedger;
import io.voicecrm.metering.UsageLedger;
import io.voicecrm.number.NumberStores;
import io.voicecrm.text.TextStore;
import io.voicecrm.webhook.DeliveryLog;
import io.voicecrm.webhook.WebhookInbox;
import java.time.Instant;
import java.util.Optional;

/** The stores of one engine, all over the same data. {@code memory.InMemoryStores} and {@code voicecrm-jdbc} give one. */
public interface Stores {

    /** What we know of agents. */
    AgentStore agents();

    /** Campaigns, as people manage them. */
    CampaignStore campaigns();

    /** The same campaigns, as the dialer sees them. */
    AttemptStore attempts();

    /** Call records. */
    CallRecordStore calls();

    /** Whose call an event is about. */
    CallOwners owners();

    /** Deliveries that wait to be worked on. */
    WebhookInbox inbox();

    /** The same deliveries, for people to look at. */
    DeliveryLog deliveries();

    /** What tenants used. */
    UsageLedger usage();

    /** What providers charged us. */
    CostLedger costs();

    /** Whose credit it is. */
    LedgerStore ledger();

    /** What the compliance gate looks into and writes to. */
    ComplianceStores compliance();

    /** The numbers that the business owns, and what was ordered. */
    NumberStores numbers();

    /** Text messages, and who does not want any. */
    TextStore texts();

    /** The CRM. */
    LeadStore leads();

    /** What the clock of the shared data says; empty where it has none of its own. */
    default Optional<Instant> now() {
        return Optional.empty();
    }
}
