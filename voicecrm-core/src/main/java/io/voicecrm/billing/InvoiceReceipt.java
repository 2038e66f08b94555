package io.voicecrm.billing;

import io.voicecrm.Money;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as its gateway has it.
 *
 * @param id the gateway's name for it
 * @param key ours; null for an invoice that the gateway made by itself, such as that of a subscription
 * @param subscription the gateway's name of the subscription that it bills; null if it bills none
 * @param number printed on it; null for a draft
 * @param paid so far
 * @param attempts how often the gateway tried to collect the money
 * @param nextAttempt when it tries again; null if it does not
 * @param page where the payer sees and pays it; null for a draft
 * @param pdf the document; null for a draft
 */
public record InvoiceReceipt(
        String id,
        @Nullable InvoiceKey key,
        @Nullable String subscription,
        @Nullable String number,
        InvoiceState state,
        Money total,
        Money paid,
        int attempts,
        @Nullable Instant nextAttempt,
        @Nullable URI page,
        @Nullable URI pdf) {

    /** Whether the gateway failed to collect the money and does not try again by itself. */
    public boolean isLastAttemptFailed() {
        return state == InvoiceState.PAYMENT_FAILED && nextAttempt == null;
    }
}
