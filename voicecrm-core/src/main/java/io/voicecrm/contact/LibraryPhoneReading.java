package io.voicecrm.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import io.voicecrm.PhoneNumber;
import io.voicecrm.contact.PhoneNumberReader.Problem;
import io.voicecrm.contact.PhoneNumberReader.Reading;
import java.util.regex.Pattern;

/** Reads a number of any country with libphonenumber, and says in words what is wrong with it. Thread-safe. */
final class LibraryPhoneReading {

    /** What spreadsheets make of a number: 1.48026E+10, 14802555887.0. libphonenumber would ring somebody else. */
    private static final Pattern SPREADSHEET_NUMBER =
            Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+\\d{2}|[1-9]\\d{6,14}[.,]0");

    private static final int NANP_CODE = 1;

    private final PhoneNumberUtil library;
    private final String region;

    LibraryPhoneReading(PhoneNumberUtil library, String region) {
        this.library = library;
        this.region = region;
    }

    Reading read(String raw) {
        String text = raw.strip();
        if (text.isEmpty()) {
            return invalid(Problem.MISSING, "is missing");
        }
        if (SPREADSHEET_NUMBER.matcher(text).matches()) {
            return invalid(
                    Problem.SPREADSHEET_NUMBER,
                    "was changed by a spreadsheet; format its column as text there, and save the file again");
        }
        try {
            return judge(library.parse(text, region));
        } catch (NumberParseException e) {
            return unparsable(e.getErrorType());
        }
    }

    private Reading judge(Phonenumber.PhoneNumber parsed) {
        if (!library.isValidNumber(parsed)) {
            return unusable(parsed);
        }
        if (parsed.hasExtension()) {
            return invalid(Problem.HAS_EXTENSION, "has an extension, which cannot be dialed; remove it");
        }
        String e164 = library.format(parsed, PhoneNumberFormat.E164);
        int digits = e164.length() - 1;
        if (digits < 8 || digits > 15) {
            return invalid(
                    digits < 8 ? Problem.TOO_SHORT : Problem.TOO_LONG,
                    "has " + digits + " digits with its country code, 8 to 15 can be dialed");
        }
        return new Reading.Valid(PhoneNumber.of(e164));
    }

    private Reading unusable(Phonenumber.PhoneNumber parsed) {
        int code = parsed.getCountryCode();
        String needed = code == NANP_CODE ? "10 are needed" : "";
        return switch (library.isPossibleNumberWithReason(parsed)) {
            case IS_POSSIBLE_LOCAL_ONLY -> invalid(Problem.NO_AREA_CODE, "lacks its area code");
            case TOO_SHORT ->
                invalid(Problem.TOO_SHORT, length(parsed, needed.isEmpty() ? "which is too few" : needed));
            case TOO_LONG -> invalid(Problem.TOO_LONG, length(parsed, needed.isEmpty() ? "which is too many" : needed));
            case INVALID_LENGTH -> invalid(Problem.TOO_SHORT, length(parsed, "a length that is not in use"));
            case INVALID_COUNTRY_CODE -> unknownCountry();
            case IS_POSSIBLE ->
                invalid(Problem.NOT_IN_USE, "has the right length, but no number in +" + code + " begins like it");
        };
    }

    private static String length(Phonenumber.PhoneNumber parsed, String rule) {
        int zeros = parsed.isItalianLeadingZero() ? parsed.getNumberOfLeadingZeros() : 0;
        int digits = zeros + Long.toString(parsed.getNationalNumber()).length();
        return "has " + digits + " digits after +" + parsed.getCountryCode() + ", " + rule;
    }

    private static Reading unparsable(NumberParseException.ErrorType error) {
        return switch (error) {
            case INVALID_COUNTRY_CODE -> unknownCountry();
            case NOT_A_NUMBER -> invalid(Problem.NOT_A_NUMBER, "does not look like a phone number");
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> invalid(Problem.TOO_SHORT, "has too few digits");
            case TOO_LONG -> invalid(Problem.TOO_LONG, "has too many digits");
        };
    }

    private static Reading unknownCountry() {
        return invalid(Problem.UNKNOWN_COUNTRY, "begins with a code that no country has");
    }

    private static Reading invalid(Problem problem, String reason) {
        return new Reading.Invalid(problem, reason);
    }
}
