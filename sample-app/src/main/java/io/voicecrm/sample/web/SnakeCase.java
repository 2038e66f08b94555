package io.voicecrm.sample.web;

import java.util.Locale;

/** Names as they are on the wire. */
public final class SnakeCase {

    private SnakeCase() {}

    /** {@code firstMessage} becomes {@code first_message}. */
    public static String of(String camelCase) {
        return camelCase.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** {@code NO_ANSWER} becomes {@code no_answer}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@code no_answer} becomes {@code NO_ANSWER}.
     *
     * @throws org.springframework.web.ErrorResponseException 400 naming {@code field} if there is no such constant
     */
    public static <E extends Enum<E>> E parse(Class<E> type, String field, String word) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(word)) {
                return constant;
            }
        }
        throw Problems.invalid(field, "\"" + word + "\" is not one of the known words");
    }
}
