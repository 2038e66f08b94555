package io.voicecrm.number;

import io.voicecrm.PhoneNumber;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number that the account owns at a carrier.
 *
 * @param id the carrier's name for it
 * @param account which account of the carrier's holds it
 * @param label what {@link Carrier#buy} was told to call it, or somebody since
 * @param country ISO 3166-1 alpha-2; null where the carrier does not say
 */
public record CarrierNumber(
        String id,
        String account,
        PhoneNumber number,
        String label,
        @Nullable String country,
        Set<Channel> channels) {

    /** Copies {@code channels}. */
    public CarrierNumber {
        channels = Set.copyOf(channels);
    }
}
