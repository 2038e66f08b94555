package io.voicecrm.sample.campaign;

import io.voicecrm.IdSource;
import io.voicecrm.agent.Agent;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.ImportReport;
import io.voicecrm.compliance.Relationship;
import io.voicecrm.contact.ContactCsv;
import io.voicecrm.contact.PhoneNumberReader;
import io.voicecrm.contact.RejectedRow;
import io.voicecrm.contact.RejectedRowsCsv;
import io.voicecrm.engine.Stores;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.compliance.EarlierDeals;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a file into a campaign, all or nothing, and keeps what it could not read. */
@Component
class ContactImport {

    private static final int SHOWN = 100;

    private final VoiceCrm crm;
    private final Stores stores;
    private final RejectedRows rejectedRows;
    private final EarlierDeals deals;
    private final IdSource ids;

    /** A reader gets faster with every file of its region. */
    private final Map<String, PhoneNumberReader> readers = new ConcurrentHashMap<>();

    ContactImport(VoiceCrm crm, Stores stores, RejectedRows rejectedRows, EarlierDeals deals, IdSource ids) {
        this.crm = crm;
        this.stores = stores;
        this.rejectedRows = rejectedRows;
        this.deals = deals;
        this.ids = ids;
    }

    record Report(
            String importId,
            long rows,
            long imported,
            long duplicatesInFile,
            long duplicatesInCampaign,
            long rejected,
            List<RejectionJson> rejections,
            List<WarningJson> warnings,
            @Nullable String reportUrl) {}

    record RejectionJson(long row, @Nullable String column, String value, String reason, String code) {

        static RejectionJson of(RejectedRow row) {
            return new RejectionJson(
                    row.row(),
                    row.column(),
                    row.maskedValue(),
                    row.reason(),
                    row.code().word());
        }
    }

    record WarningJson(String code, @Nullable String column, long rows, String message) {

        static WarningJson noDate(Relationship.Kind kind, long rows) {
            return new WarningJson(
                    "not_a_date",
                    EarlierDeals.column(kind),
                    rows,
                    "is no date of the past, such as 2026-03-31; these people were imported without it");
        }
    }

    /** @param file its name, which is noted as the source of what it says about earlier deals */
    Report run(Tenant tenant, Campaign campaign, String file, InputStream in) throws IOException {
        UUID id = ids.next();
        EarlierDeals.Reader earlier = deals.of(tenant, file);
        List<RejectionJson> shown = new ArrayList<>();
        ImportReport report;
        try (RejectedRows.Batch rejected = rejectedRows.begin(tenant, campaign, id)) {
            report = crm.campaigns().importCsv(campaign, csv(tenant, campaign), in, earlier::read, row -> {
                rejected.add(row);
                if (shown.size() < SHOWN) {
                    shown.add(RejectionJson.of(row));
                }
            });
        }
        List<WarningJson> warnings = new ArrayList<>();
        report.warnings()
                .forEach(warning -> warnings.add(
                        new WarningJson(warning.code().word(), warning.column(), warning.rows(), warning.message())));
        earlier.finish().forEach((kind, rows) -> warnings.add(WarningJson.noDate(kind, rows)));
        return new Report(
                id.toString(),
                report.rows(),
                report.imported(),
                report.duplicatesInFile(),
                report.duplicatesInCampaign(),
                report.rejected(),
                shown,
                warnings,
                report.rejected() == 0 ? null : "/api/campaigns/" + campaign.id() + "/imports/" + id + ".csv");
    }

    /** Writes the rows of an import that became no contacts, reading some at a time: a file may have millions. */
    void writeRejected(Tenant tenant, UUID importId, Appendable out) throws IOException {
        RejectedRowsCsv csv = new RejectedRowsCsv(out);
        List<RejectedRow> page = rejectedRows.after(tenant, importId, 0);
        while (!page.isEmpty()) {
            for (RejectedRow row : page) {
                csv.write(row);
            }
            page = rejectedRows.after(
                    tenant, importId, page.get(page.size() - 1).row());
        }
    }

    /** What the agent says by itself is looked at too: its variables need a column. */
    private ContactCsv csv(Tenant tenant, Campaign campaign) {
        PhoneNumberReader reader = readers.computeIfAbsent(tenant.region(), PhoneNumberReader::in);
        String[] templates = stores.agents()
                .find(tenant.tenantId(), campaign.spec().agent())
                .map(Agent::spec)
                .map(spec -> new String[] {
                    Objects.requireNonNullElse(spec.prompt(), ""), Objects.requireNonNullElse(spec.firstMessage(), "")
                })
                .orElseGet(() -> new String[0]);
        return ContactCsv.builder(reader).templates(templates).build();
    }
}
