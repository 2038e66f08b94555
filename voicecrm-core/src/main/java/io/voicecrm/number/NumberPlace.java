package io.voicecrm.number;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a number is at home.
 *
 * @param country ISO 3166-1 alpha-2, upper case, such as {@code US}
 * @param region a state or province, such as {@code NY}; null where the carrier does not say
 * @param locality a city, such as {@code New York}; null where the carrier does not say
 */
public record NumberPlace(
        String country, @Nullable String region, @Nullable String locality) {

    /** @throws IllegalArgumentException if {@code country} is not two letters */
    public NumberPlace {
        if (country.length() != 2 || !country.chars().allMatch(Character::isLetter)) {
            throw new IllegalArgumentException("country: \"" + country + "\" must be two letters, such as US");
        }
        country = country.toUpperCase(Locale.ROOT);
    }
}
