package io.voicecrm.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import io.voicecrm.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plainest form of North American numbers, some hundred times faster than libphonenumber, and leaves all others
 * to it. Thread-safe.
 *
 * <p>In libphonenumber's metadata the first six of the ten digits decide whether a number is in use, but for the area
 * codes in {@link #splitsExchanges}. So it is asked once for each six digits that occur, and its answer is kept.
 */
final class NanpFastPath {

    private static final int DIGITS = 10;
    private static final int MAX_CHARACTERS = 40;
    private static final byte UNKNOWN = 0;
    private static final byte IN_USE = 1;
    private static final byte NOT_IN_USE = 2;

    private final PhoneNumberUtil library;
    private final boolean nationalFormat;

    /**
     * By area code, then by exchange; an area code's bytes are made when it first occurs. Writes race on purpose: whoever
     * misses one sees {@link #UNKNOWN}, asks the library again and writes the same answer.
     */
    private final byte[] @Nullable [] exchanges = new byte[1000][];

    /** @param nationalFormat whether a number without a country code belongs to this numbering plan */
    NanpFastPath(PhoneNumberUtil library, boolean nationalFormat) {
        this.library = library;
        this.nationalFormat = nationalFormat;
    }

    /** The number; null if it is not in use, or not in a form that is certain here. */
    @Nullable
    PhoneNumber read(String raw) {
        long national = nationalNumber(raw);
        return national >= 0 && isInUse(national) ? PhoneNumber.of("+1" + national) : null;
    }

    /** The ten digits of {@code NPANXXXXXX}, {@code 1NPANXXXXXX} or {@code +1NPANXXXXXX}; -1 for anything else. */
    private long nationalNumber(String raw) {
        // A decimal number is not what it seems; see the rule for spreadsheets.
        if (raw.length() > MAX_CHARACTERS || raw.stripTrailing().endsWith(".0")) {
            return -1;
        }
        boolean plus = false;
        int digits = 0;
        long number = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= '0' && c <= '9') {
                number = number * 10 + (c - '0');
                digits++;
                if (digits > DIGITS + 1) {
                    return -1;
                }
            } else if (c == '+' && digits == 0 && !plus) {
                plus = true;
            } else if (c != ' ' && c != '-' && c != '.' && c != '(' && c != ')') {
                return -1;
            }
        }
        return withoutCountryCode(number, digits, plus);
    }

    private long withoutCountryCode(long number, int digits, boolean plus) {
        if (!plus && !nationalFormat) {
            return -1;
        }
        if (digits == DIGITS + 1 && number / 10_000_000_000L == 1) {
            long national = number % 10_000_000_000L;
            return national >= 2_000_000_000L ? national : -1;
        }
        return digits == DIGITS && !plus && number >= 2_000_000_000L ? number : -1;
    }

    private boolean isInUse(long national) {
        int areaCode = (int) (national / 10_000_000);
        if (splitsExchanges(areaCode)) {
            return ask(national);
        }
        int exchange = (int) (national / 10_000 % 1000);
        byte @Nullable [] known = exchanges[areaCode];
        if (known == null) {
            known = new byte[1000];
            exchanges[areaCode] = known;
        }
        byte state = known[exchange];
        if (state == UNKNOWN) {
            state = ask(national) ? IN_USE : NOT_IN_USE;
            known[exchange] = state;
        }
        return state == IN_USE;
    }

    private boolean ask(long national) {
        return library.isValidNumber(
                new Phonenumber.PhoneNumber().setCountryCode(1).setNationalNumber(national));
    }

    /** Barbados and Jamaica give out parts of an exchange: the seventh digit counts there. */
    private static boolean splitsExchanges(int areaCode) {
        return areaCode == 246 || areaCode == 876;
    }
}
