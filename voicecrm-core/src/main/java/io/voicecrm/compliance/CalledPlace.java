package io.voicecrm.compliance;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a person is called.
 *
 * @param country of the number, ISO 3166 alpha-2; null if no country has such numbers
 * @param states what of it may apply: where the list says they are and where the number is from, such as {@code US-FL};
 *     empty if unknown
 * @param zones the zones that they may be in, in a fixed order; empty if unknown
 * @param basis how the zones are known
 */
public record CalledPlace(@Nullable String country, List<String> states, List<ZoneId> zones, ZoneBasis basis) {

    /** Copies the lists. */
    public CalledPlace {
        states = List.copyOf(states);
        zones = List.copyOf(zones);
    }

    /** Such as {@code US US-FL [America/Chicago, America/New_York] by STATE}. */
    @Override
    public String toString() {
        return (country == null ? "nowhere" : country) + (states.isEmpty() ? "" : " " + String.join(" ", states)) + " "
                + zones + " by " + basis;
    }
}
