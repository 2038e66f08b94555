package io.voicecrm.billing;

import io.voicecrm.TenantId;

/**
 * Who pays for a tenant, as a gateway has to know them.
 *
 * @param name shown on invoices
 * @param email where the gateway writes to
 */
public record Payer(TenantId tenant, String name, String email) {

    /** @throws IllegalArgumentException if the name is blank, or the email is none */
    public Payer {
        if (name.isBlank()) {
            throw new IllegalArgumentException("payer of " + tenant + ": name must not be blank");
        }
        if (!email.matches("[^\\s@]+@[^\\s@]+")) {
            throw new IllegalArgumentException(
                    "payer of " + tenant + ": email must be an address, such as a@b.example");
        }
    }

    /** The tenant only: the rest is personal. */
    @Override
    public String toString() {
        return "Payer[" + tenant + "]";
    }
}
