package io.voicecrm.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call in which a person was on the line.
 *
 * @param call names the call over all providers; one call is one answer
 * @param campaign on whose behalf it was placed; null if the person called
 * @param phone the person's
 * @param at when it ended
 * @param heard what the person got to hear
 */
public record LiveAnswer(
        TenantId tenant, String call, @Nullable UUID campaign, PhoneNumber phone, Instant at, Heard heard) {

    /** What a person who answered got to hear. */
    public enum Heard {
        /** The agent spoke in time, or the person hung up before it was late. */
        AGENT,
        /** Nobody spoke to them in time: an abandoned call. */
        SILENCE,
        /** Nobody knows: there is no transcript. Such a call is in no rate. */
        UNMEASURED
    }

    /** Who was on the line. */
    public Callee callee() {
        return new Callee(tenant, phone);
    }

    /** Whether somebody talked to them, as far as is known: what is not known to be abandoned was a conversation. */
    public boolean isConversation() {
        return heard != Heard.SILENCE;
    }
}
