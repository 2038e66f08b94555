package io.voicecrm.campaign;

import io.voicecrm.contact.Contact;

/**
 * Adds targets to a campaign, all or nothing. Not thread-safe; use it in a try-with-resources block.
 *
 * <p>Nothing is visible before {@link #commit}. Closing without it leaves the campaign as it was.
 */
public interface TargetImport extends AutoCloseable {

    /** Adds a contact. Of several with one number, the first row wins. */
    void add(long row, Contact contact);

    /**
     * Makes the targets visible.
     *
     * @throws IllegalStateException if it was committed or closed before
     */
    Tally commit();

    /** Drops what was not committed. Idempotent. */
    @Override
    void close();

    /**
     * What became of the contacts.
     *
     * @param imported targets that are new in the campaign
     * @param duplicatesInFile contacts whose number came before in this import
     * @param duplicatesInCampaign contacts whose number was in the campaign already
     */
    record Tally(long imported, long duplicatesInFile, long duplicatesInCampaign) {}
}
