package io.voicecrm.number;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What numbers somebody looks for at a carrier. Immutable; what is not set matches all.
 *
 * @param country ISO 3166-1 alpha-2
 * @param areaCode three digits; in the United States and Canada only
 * @param contains 2 to 16 digits or letters of a keypad that the number has in a row; {@code *} stands for any one
 * @param region a state or province in two letters, such as {@code NY}
 * @param locality a city
 * @param channels what the numbers must carry, all of it
 * @param limit the most that are answered, 1 to 100
 */
public record NumberSearch(
        String country,
        NumberKind kind,
        @Nullable String areaCode,
        @Nullable String contains,
        @Nullable String region,
        @Nullable String locality,
        Set<Channel> channels,
        int limit) {

    /** How many are answered unless a search says otherwise. */
    public static final int DEFAULT_LIMIT = 20;

    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern AREA_CODE = Pattern.compile("[2-9][0-9]{2}");
    private static final Pattern CONTAINS = Pattern.compile("\\+?[0-9A-Za-z*]{2,16}");

    /** @throws IllegalArgumentException if a part is not well formed */
    public NumberSearch {
        requireMatch("country", country, COUNTRY, "two letters, such as US");
        requireMatch("area code", areaCode, AREA_CODE, "three digits, the first from 2 to 9");
        requireMatch("contains", contains, CONTAINS, "2 to 16 digits, letters or *");
        if (limit < 1 || limit > 100) {
            throw new IllegalArgumentException("limit: " + limit + " must be 1 to 100");
        }
        country = country.toUpperCase(Locale.ROOT);
        channels = Set.copyOf(channels);
    }

    /** Local numbers of a country that can be called, {@link #DEFAULT_LIMIT} at most. */
    public static NumberSearch in(String country) {
        return new NumberSearch(
                country, NumberKind.LOCAL, null, null, null, null, EnumSet.of(Channel.VOICE), DEFAULT_LIMIT);
    }

    /** The same, of another kind. */
    public NumberSearch ofKind(NumberKind newKind) {
        return new NumberSearch(country, newKind, areaCode, contains, region, locality, channels, limit);
    }

    /** The same, in an area. */
    public NumberSearch withAreaCode(@Nullable String newAreaCode) {
        return new NumberSearch(country, kind, newAreaCode, contains, region, locality, channels, limit);
    }

    /** The same, with digits in a row. */
    public NumberSearch containing(@Nullable String digits) {
        return new NumberSearch(country, kind, areaCode, digits, region, locality, channels, limit);
    }

    /** The same, in a state or province. */
    public NumberSearch inRegion(@Nullable String newRegion) {
        return new NumberSearch(country, kind, areaCode, contains, newRegion, locality, channels, limit);
    }

    /** The same, in a city. */
    public NumberSearch inLocality(@Nullable String newLocality) {
        return new NumberSearch(country, kind, areaCode, contains, region, newLocality, channels, limit);
    }

    /** The same, able to carry all of these. */
    public NumberSearch with(Set<Channel> newChannels) {
        return new NumberSearch(country, kind, areaCode, contains, region, locality, newChannels, limit);
    }

    /** The same, with another limit. */
    public NumberSearch limitedTo(int newLimit) {
        return new NumberSearch(country, kind, areaCode, contains, region, locality, channels, newLimit);
    }

    private static void requireMatch(String what, @Nullable String value, Pattern pattern, String rule) {
        if (value != null && !pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(what + ": \"" + value + "\" must be " + rule);
        }
    }
}
