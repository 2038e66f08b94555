package io.voicecrm.contact;

/** What a row was read as. */
sealed interface RowReading {

    /** A contact. */
    record Accepted(long row, Contact contact) implements RowReading {}

    /** Something else. */
    record Rejected(RejectedRow row) implements RowReading {}
}
