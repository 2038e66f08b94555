package io.voicecrm.billing;

import java.net.URI;
import java.time.Instant;

/**
 * A page of the gateway's to send the payer to.
 *
 * @param id the gateway's name for it
 * @param expiresAt not usable from then on
 */
public record HostedPage(String id, URI url, Instant expiresAt) {

    /** Without the address: whoever has it may act for the payer. */
    @Override
    public String toString() {
        return "HostedPage[" + id + ", expires " + expiresAt + "]";
    }
}
