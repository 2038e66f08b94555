package io.voicecrm.compliance;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import io.voicecrm.PhoneNumber;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a number by itself says, by libphonenumber. Thread-safe. */
final class Numbers {

    private static final int NANP_CODE = 1;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();
    private final PhoneNumberToTimeZonesMapper zones = PhoneNumberToTimeZonesMapper.getInstance();
    private final PhoneNumberOfflineGeocoder places = PhoneNumberOfflineGeocoder.getInstance();
    private final States states;

    Numbers(States states) {
        this.states = states;
    }

    /**
     * A number that was looked at.
     *
     * @param parsed null if it cannot be read
     * @param country whose law holds; null if no country has such numbers
     * @param state its state, such as {@code US-FL}; null if it has none or it is unknown
     */
    record Number(
            Phonenumber.@Nullable PhoneNumber parsed,
            @Nullable String country,
            @Nullable String state) {}

    Number read(PhoneNumber phone) {
        Phonenumber.PhoneNumber parsed;
        try {
            parsed = library.parse(phone.e164(), null);
        } catch (NumberParseException e) {
            return new Number(null, null, null);
        }
        String region = library.getRegionCodeForNumber(parsed);
        if (region == null) {
            return new Number(parsed, null, null);
        }
        // Puerto Rico, Guam and the like have a region of their own and federal law.
        Optional<String> territory = region.equals("US") ? Optional.empty() : states.named("US", region);
        if (territory.isPresent() && !region.equals("CA") && parsed.getCountryCode() == NANP_CODE) {
            return new Number(parsed, "US", territory.get());
        }
        boolean hasStates = region.equals("US") || region.equals("CA");
        return new Number(parsed, region, hasStates ? state(parsed, region) : null);
    }

    boolean is(Rule.Blocked.Type type, PhoneNumber phone, Number number) {
        Phonenumber.PhoneNumber parsed = number.parsed();
        if (parsed == null) {
            return false;
        }
        return switch (type) {
            case PREMIUM_RATE -> library.getNumberType(parsed) == PhoneNumberType.PREMIUM_RATE;
            case EMERGENCY -> isEmergency(phone, parsed);
        };
    }

    /** The zones that the number's prefix belongs to; empty if unknown. */
    List<ZoneId> zonesOf(Number number) {
        Phonenumber.PhoneNumber parsed = number.parsed();
        if (parsed == null) {
            return List.of();
        }
        List<String> names = zones.getTimeZonesForNumber(parsed);
        return names.contains(PhoneNumberToTimeZonesMapper.getUnknownTimeZone())
                ? List.of()
                : names.stream().sorted().map(ZoneId::of).toList();
    }

    private boolean isEmergency(PhoneNumber phone, Phonenumber.PhoneNumber parsed) {
        String national = library.getNationalSignificantNumber(parsed);
        if (parsed.getCountryCode() == NANP_CODE) {
            // Exchanges there act on 911 before the rest of the digits has come.
            return shortNumbers.connectsToEmergencyNumber(national, "US");
        }
        return library.getRegionCodesForCountryCode(parsed.getCountryCode()).stream()
                .anyMatch(region -> shortNumbers.isEmergencyNumber(national, region)
                        || shortNumbers.isEmergencyNumber(phone.e164().substring(1), region));
    }

    /** The place that the prefix is named after ends in a state's code, or is a state. */
    private @Nullable String state(Phonenumber.PhoneNumber parsed, String country) {
        String place = places.getDescriptionForNumber(parsed, Locale.ENGLISH);
        String last = place.substring(place.lastIndexOf(',') + 1);
        return states.named(country, last).orElse(null);
    }
}
