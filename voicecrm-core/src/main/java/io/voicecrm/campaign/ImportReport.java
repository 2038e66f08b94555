package io.voicecrm.campaign;

import io.voicecrm.contact.ContactCsvReport;
import io.voicecrm.contact.LintWarning;
import java.util.List;

/**
 * What became of a file of contacts. {@code rows} is the sum of the four numbers after it.
 *
 * @param rows data rows of the file
 * @param imported targets that are new in the campaign
 * @param duplicatesInFile rows whose number came before in the file
 * @param duplicatesInCampaign rows whose number was in the campaign already
 * @param rejected rows that are no contacts
 * @param warnings what is probably not meant
 */
public record ImportReport(
        long rows,
        long imported,
        long duplicatesInFile,
        long duplicatesInCampaign,
        long rejected,
        List<LintWarning> warnings) {

    /** Copies {@code warnings}. */
    public ImportReport {
        warnings = List.copyOf(warnings);
    }

    /** Of what was read, and what was stored of it. */
    public static ImportReport of(ContactCsvReport file, TargetImport.Tally stored) {
        return new ImportReport(
                file.rows(),
                stored.imported(),
                stored.duplicatesInFile(),
                stored.duplicatesInCampaign(),
                file.rejected(),
                file.warnings());
    }
}
