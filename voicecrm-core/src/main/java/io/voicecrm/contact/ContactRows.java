package io.voicecrm.contact;

/**
 * Takes the rows of a file, in the order of the file, one at a time, on the thread that reads.
 *
 * <p>What it throws ends the reading and reaches the caller as it is.
 */
public interface ContactRows {

    /**
     * A row became a contact. Whether its number came before, in this file or elsewhere, is for the receiver to find out.
     *
     * @param row the number of the data row; the first after the header is 1, blank lines are not counted
     */
    void accepted(long row, Contact contact);

    /** A row did not become a contact. */
    void rejected(RejectedRow row);
}
