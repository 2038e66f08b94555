package io.voicecrm.analysis;

import java.util.Locale;

/** How the person felt about the call. */
public enum Sentiment {
    POSITIVE,
    NEUTRAL,
    NEGATIVE;

    /** In lower case, as it is kept and shown. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
