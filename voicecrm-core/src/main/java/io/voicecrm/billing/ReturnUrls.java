package io.voicecrm.billing;

import java.net.URI;

/**
 * Where a gateway sends the payer back to.
 *
 * @param done after paying. Whoever comes back has not proved to have paid: only a {@link BillingEvent} does
 * @param cancelled after turning back
 */
public record ReturnUrls(URI done, URI cancelled) {

    /** @throws IllegalArgumentException if one is not absolute */
    public ReturnUrls {
        if (!done.isAbsolute() || !cancelled.isAbsolute()) {
            throw new IllegalArgumentException(
                    "return urls: \"" + done + "\" and \"" + cancelled + "\" must be absolute");
        }
    }
}
