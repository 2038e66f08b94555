package io.voicecrm.number;

import io.voicecrm.ProviderId;

/**
 * A number as its carrier names it.
 *
 * @param carrier who connects it
 * @param account which account of the carrier's holds it; the empty text where there is only one
 * @param id the carrier's name for it
 */
public record CarrierLine(ProviderId carrier, String account, String id) {

    /** @throws IllegalArgumentException if {@code id} is blank */
    public CarrierLine {
        if (id.isBlank()) {
            throw new IllegalArgumentException("carrier's number id: must not be blank");
        }
    }
}
