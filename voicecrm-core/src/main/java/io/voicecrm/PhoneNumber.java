package io.voicecrm;

/**
 * A phone number in E.164 form: {@code +}, a country code that does not start with 0, 8 to 15 digits in all.
 *
 * <p>Being well formed does not make a number dialable; {@code contact.PhoneNumberReader} checks that. {@link #toString}
 * masks all but the last four digits, so that a number that reaches a log or a message by accident stays private.
 *
 * @param e164 the number, unmasked (ITU-T E.164)
 */
public record PhoneNumber(String e164) {

    /** @throws IllegalArgumentException if {@code e164} is not well formed; the message does not repeat the number */
    public PhoneNumber {
        if (!isE164(e164)) {
            throw new IllegalArgumentException(
                    "phone number: \"" + mask(e164) + "\" is not E.164; expected + and 8 to 15 digits");
        }
    }

    /**
     * Makes a number from its E.164 form.
     *
     * @throws IllegalArgumentException if {@code e164} is not well formed
     */
    public static PhoneNumber of(String e164) {
        return new PhoneNumber(e164);
    }

    /** Replaces all but the last four characters of any text that may hold a number; short texts vanish entirely. */
    public static String mask(String number) {
        return "***" + (number.length() > 6 ? number.substring(number.length() - 4) : "");
    }

    /** The masked number, for example {@code ***0123}. */
    @Override
    public String toString() {
        return mask(e164);
    }

    private static boolean isE164(String text) {
        int length = text.length();
        if (length < 9 || length > 16 || text.charAt(0) != '+' || text.charAt(1) == '0') {
            return false;
        }
        for (int i = 1; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }
}
