package io.voicecrm.metering;

import io.voicecrm.VoiceCrmException;

/** A key was used before for something else. A fault upstream; posting again will not help. */
public final class LedgerConflictException extends VoiceCrmException {

    private static final long serialVersionUID = 1L;

    /** @param message which entry, what it says and what it should say */
    public LedgerConflictException(String message) {
        super(message, null);
    }
}
