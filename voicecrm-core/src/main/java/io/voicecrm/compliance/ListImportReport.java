package io.voicecrm.compliance;

/**
 * What became of a file of numbers.
 *
 * @param rows data rows
 * @param added numbers that are on the list because of this file
 * @param known rows whose number came before, in the file or on the list
 * @param rejected rows without a number that can be read
 */
public record ListImportReport(long rows, long added, long known, long rejected) {}
