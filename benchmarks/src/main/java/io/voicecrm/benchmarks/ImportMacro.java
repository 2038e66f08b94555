package io.voicecrm.benchmarks;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.contact.Contact;
import io.voicecrm.contact.ContactCsv;
import io.voicecrm.contact.ContactRows;
import io.voicecrm.contact.PhoneNumberReader;
import io.voicecrm.contact.RejectedRow;
import io.voicecrm.jdbc.JdbcStores;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * How many rows of a CSV file per second become contacts in PostgreSQL: normalised, without duplicates, committed. The peer
 * is {@link HandMadeImport}. Each import starts with empty tables; the reader of numbers is new, or kept from the file before,
 * as a program does that serves more than one file.
 */
public final class ImportMacro {

    private static final TenantId TENANT = new TenantId("benchmark");

    private final Database database;
    private final SampleFile file;
    private final int rows;
    private final Clock clock = Clock.systemUTC();
    private final IdSource ids = new IdSource(clock, new SecureRandom());
    private final CampaignStore campaigns;
    private final HandMadeImport peer;
    private final PhoneNumberReader kept = PhoneNumberReader.in("US");

    ImportMacro(Database database, int rows) {
        this.database = database;
        this.rows = rows;
        file = SampleFile.of(rows);
        campaigns = new JdbcStores(database.app(), ids, clock).campaigns();
        peer = new HandMadeImport(database.owner());
    }

    /**
     * Runs it and prints what came out.
     *
     * @param arguments the rows of the file, 100,000 unless given, and how many pairs of runs count, 7 unless given
     */
    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Duel duel = new Duel("rows/s", 2, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7);
        try (Database database = Database.start()) {
            database.execute(HandMadeImport.TABLE);
            System.out.println(database.version() + ", Java " + Runtime.version());
            ImportMacro macro = new ImportMacro(database, rows);
            String question = "Import of " + rows + " rows, " + macro.file.megabytes() + " MB, with ";
            duel.print(System.out, question + "a new reader of numbers", duel.run(macro::ours, macro::peers));
            duel.print(System.out, question + "a kept reader", duel.run(macro::oursWithKeptReader, macro::peers));
        }
    }

    double ours() throws IOException, SQLException {
        return ours(emptyCampaign(), ContactCsv.builder("US").build());
    }

    double oursWithKeptReader() throws IOException, SQLException {
        return ours(emptyCampaign(), ContactCsv.builder(kept).build());
    }

    double peers() throws IOException, SQLException {
        return peers(emptyCampaign());
    }

    /** Both once, into one campaign, with the tables left full. */
    void both() throws IOException, SQLException {
        CampaignId campaign = emptyCampaign();
        ours(campaign, ContactCsv.builder("US").build());
        peers(campaign);
    }

    private double ours(CampaignId campaign, ContactCsv csv) throws IOException {
        List<RejectedRow> rejected = new ArrayList<>();
        long start = System.nanoTime();
        try (TargetImport targets = campaigns.importTargets(TENANT, campaign)) {
            csv.read(file.open(), new ContactRows() {
                @Override
                public void accepted(long row, Contact contact) {
                    targets.add(row, contact);
                }

                @Override
                public void rejected(RejectedRow row) {
                    rejected.add(row);
                }
            });
            targets.commit();
        }
        return rate(start);
    }

    private double peers(CampaignId campaign) throws IOException, SQLException {
        long start = System.nanoTime();
        peer.run(file.open(), TENANT.value(), campaign.value(), clock.instant());
        return rate(start);
    }

    private double rate(long start) {
        return rows * 1e9 / (System.nanoTime() - start);
    }

    /** Leaves the tables empty and the disk idle, so that no run pays for the one before it. */
    private CampaignId emptyCampaign() throws SQLException {
        database.execute("truncate targets, peer_targets cascade");
        database.execute("checkpoint");
        CampaignSpec spec = CampaignSpec.builder(
                        "Benchmark", new AgentId(new ProviderId("none"), "agent_1"), PhoneNumber.of("+12025550100"))
                .build();
        Campaign campaign = Campaign.draft(TENANT, new CampaignId(ids.next()), spec, clock.instant());
        campaigns.create(campaign);
        return campaign.id();
    }
}
