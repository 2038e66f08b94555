package io.voicecrm.contact;

import java.util.List;

/**
 * What a file held.
 *
 * @param rows data rows; blank lines and the header are not counted
 * @param accepted rows that became contacts, duplicates included
 * @param rejected rows that did not; {@code rows} is the sum of both
 * @param warnings what is probably not meant, at most one per code and column or variable
 * @param variables the columns that became variables, as the header writes them, in its order
 */
public record ContactCsvReport(
        long rows, long accepted, long rejected, List<LintWarning> warnings, List<String> variables) {

    /** Copies the lists. */
    public ContactCsvReport {
        warnings = List.copyOf(warnings);
        variables = List.copyOf(variables);
    }
}
