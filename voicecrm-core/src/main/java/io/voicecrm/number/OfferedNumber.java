package io.voicecrm.number;

import io.voicecrm.PhoneNumber;
import java.util.Set;

/**
 * A number that a carrier sells. It is not kept for anybody: it may be gone when it is bought.
 *
 * @param needsAddress whether the carrier sells it only to who has an address on file
 */
public record OfferedNumber(PhoneNumber number, NumberPlace place, Set<Channel> channels, boolean needsAddress) {

    /** Copies {@code channels}. */
    public OfferedNumber {
        channels = Set.copyOf(channels);
    }
}
