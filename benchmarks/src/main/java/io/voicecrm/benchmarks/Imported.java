package io.voicecrm.benchmarks;

import io.voicecrm.contact.Contact;
import io.voicecrm.contact.ContactRows;
import io.voicecrm.contact.RejectedRow;

/**
 * Counts what came out of a file, in a way that differs if a contact does. Not thread-safe.
 */
final class Imported implements ContactRows {

    private long accepted;
    private long rejected;
    private long fingerprint;

    /** What was counted; equal for equal contacts in the same order. */
    record Count(long accepted, long rejected, long fingerprint) {}

    @Override
    public void accepted(long row, Contact contact) {
        accepted++;
        fingerprint = 31 * fingerprint
                + 17 * row
                + contact.phone().e164().hashCode()
                + contact.variables().hashCode();
    }

    @Override
    public void rejected(RejectedRow row) {
        rejected++;
    }

    /** For the peer, which knows no more of a rejected row than that it is one. */
    void rejected() {
        rejected++;
    }

    Count count() {
        return new Count(accepted, rejected, fingerprint);
    }
}
