package io.voicecrm.compliance;

/** How a person permitted calls, weakest first. */
public enum ConsentLevel {
    /** They gave their number for such calls, in whatever form. */
    EXPRESS,
    /** They signed a text that names artificial voices and is no condition of buying; e-sign counts. */
    WRITTEN;

    /** Whether this is enough where {@code needed} is asked for. */
    public boolean covers(ConsentLevel needed) {
        return compareTo(needed) >= 0;
    }
}
