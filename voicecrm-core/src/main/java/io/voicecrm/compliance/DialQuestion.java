package io.voicecrm.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.contact.Contact;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a rule may look at.
 *
 * @param callerId the number that would be shown
 * @param attemptNumber counts from 1 within the campaign
 * @param now when the call would be placed
 * @param terms on what terms the campaign calls
 * @param campaign whose other calls count with this one; null for a call on its own
 */
public record DialQuestion(
        TenantId tenant,
        Contact contact,
        PhoneNumber callerId,
        int attemptNumber,
        Instant now,
        CallTerms terms,
        @Nullable UUID campaign) {

    /** A question about a call on its own. */
    public DialQuestion(
            TenantId tenant, Contact contact, PhoneNumber callerId, int attemptNumber, Instant now, CallTerms terms) {
        this(tenant, contact, callerId, attemptNumber, now, terms, null);
    }

    /** A question about a call on its own, on the strictest terms. */
    public DialQuestion(TenantId tenant, Contact contact, PhoneNumber callerId, int attemptNumber, Instant now) {
        this(tenant, contact, callerId, attemptNumber, now, CallTerms.STRICTEST);
    }

    /** Who would be called, and by whom. */
    public Callee callee() {
        return new Callee(tenant, contact.phone());
    }
}
