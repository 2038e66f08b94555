package io.voicecrm.retell;

import io.voicecrm.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * A number to be bought from Retell, which has no search: one asks for a country and perhaps an area, or for one number.
 *
 * @param country {@code US} or {@code CA}
 * @param areaCode three digits, 200 to 999; null for any
 * @param number exactly this one; null for any that fits
 * @param tollFree whether callers pay nothing, which costs more
 * @param label shown to people; may be empty
 */
public record NumberWish(
        String country,
        @Nullable Integer areaCode,
        @Nullable PhoneNumber number,
        boolean tollFree,
        String label) {

    /** @throws IllegalArgumentException if the country is another one, or the area code is none */
    public NumberWish {
        if (!country.equals("US") && !country.equals("CA")) {
            throw new IllegalArgumentException("number wish, country: \"" + country + "\"; expected US or CA");
        }
        if (areaCode != null && (areaCode < 200 || areaCode > 999)) {
            throw new IllegalArgumentException("number wish, areaCode: " + areaCode + "; expected 200 to 999");
        }
    }

    /** Any number of an area in the United States. */
    public static NumberWish in(int areaCode, String label) {
        return new NumberWish("US", areaCode, null, false, label);
    }
}
