package io.voicecrm.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.voicecrm.PhoneNumber;
import java.util.Optional;

/**
 * Reads phone numbers as people write them, where a number without a country code belongs to one region. Thread-safe.
 *
 * <p>A number is accepted if libphonenumber holds it for valid, that is, if its prefix and length are in use. That it is
 * assigned to somebody is known only after dialing it.
 */
public final class PhoneNumberReader {

    private final String region;
    private final LibraryPhoneReading library;
    private final NanpFastPath fastPath;

    private PhoneNumberReader(String region, PhoneNumberUtil library) {
        this.region = region;
        this.library = new LibraryPhoneReading(library, region);
        this.fastPath = new NanpFastPath(library, library.isNANPACountry(region));
    }

    /**
     * A reader for one region. It remembers what it learned about number prefixes, 1 MB at most; keep it where you can.
     *
     * @param region ISO 3166 alpha-2 in upper case, such as {@code US}
     * @throws IllegalArgumentException if libphonenumber does not know {@code region}
     */
    public static PhoneNumberReader in(String region) {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        if (!library.getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException(
                    "region: \"" + region + "\" is unknown; expected ISO 3166 alpha-2 in upper case, such as US");
        }
        return new PhoneNumberReader(region, library);
    }

    /** The region of numbers without a country code. */
    public String region() {
        return region;
    }

    /** Reads a number. Punctuation, spaces, letters on the keypad and the digits of any script are understood. */
    public Reading read(String raw) {
        PhoneNumber number = fastPath.read(raw);
        return number == null ? library.read(raw) : new Reading.Valid(number);
    }

    /** What a text was read as. */
    public sealed interface Reading {

        /** A number that can be dialed. */
        record Valid(PhoneNumber number) implements Reading {}

        /**
         * Not a number that can be dialed.
         *
         * @param reason the end of a sentence that starts with "the number"; it does not repeat the number
         */
        record Invalid(Problem problem, String reason) implements Reading {}

        /** The number, empty if it is not valid. */
        default Optional<PhoneNumber> numberIfValid() {
            return this instanceof Valid valid ? Optional.of(valid.number()) : Optional.empty();
        }

        /** Calls the case that fits. */
        default <R> R match(Cases<R> cases) {
            if (this instanceof Valid valid) {
                return cases.valid(valid);
            }
            return cases.invalid((Invalid) this);
        }

        /** One answer per kind of reading. */
        interface Cases<R> {
            /** For {@link Valid}. */
            R valid(Valid reading);

            /** For {@link Invalid}. */
            R invalid(Invalid reading);
        }
    }

    /** Why a number cannot be dialed. New constants may come. */
    public enum Problem {
        /** There is nothing. */
        MISSING,
        /** It does not look like a number. */
        NOT_A_NUMBER,
        /** A spreadsheet has rounded it, or made a decimal number of it. */
        SPREADSHEET_NUMBER,
        /** No country has its code. */
        UNKNOWN_COUNTRY,
        /** It has too few digits. */
        TOO_SHORT,
        /** It has too many digits. */
        TOO_LONG,
        /** It can be dialed only by its neighbors. */
        NO_AREA_CODE,
        /** Its length is right, but no number in use begins like it. */
        NOT_IN_USE,
        /** It has an extension, which cannot be dialed. */
        HAS_EXTENSION
    }
}
