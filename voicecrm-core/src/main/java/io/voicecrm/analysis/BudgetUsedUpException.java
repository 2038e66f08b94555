package io.voicecrm.analysis;

import io.voicecrm.TenantId;
import io.voicecrm.VoiceCrmException;

/** A tenant may use no more of a service today. */
public final class BudgetUsedUpException extends VoiceCrmException {

    private static final long serialVersionUID = 1L;

    /** @param what was asked for, such as {@code embeddings} */
    public BudgetUsedUpException(TenantId tenant, String what) {
        super(what + ": tenant " + tenant + " has used up what it may use today", null);
    }
}
