package io.voicecrm.webhook;

import io.voicecrm.VoiceCrmException;

/** More deliveries wait to be stored than may wait. Answer 503: the provider sends it again, to a quieter hour. */
public final class InboxFullException extends VoiceCrmException {

    private static final long serialVersionUID = 1L;

    InboxFullException(int waiting) {
        super("webhook inbox: " + waiting + " deliveries wait to be stored, and no more may", null);
    }
}
