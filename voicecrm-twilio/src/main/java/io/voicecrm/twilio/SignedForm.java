package io.voicecrm.twilio;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A form as Twilio signs it: each parameter's name and value, by name; of a name that comes more than once each value once, in order. */
final class SignedForm {

    private static final Comparator<Parameter> ORDER =
            Comparator.comparing(Parameter::name).thenComparing(Parameter::value);

    private SignedForm() {}

    private record Parameter(String name, String value) {

        static Parameter of(String pair) {
            int equals = pair.indexOf('=');
            return equals < 0
                    ? new Parameter(decoded(pair), "")
                    : new Parameter(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
    }

    /** What of {@code form} is signed, after the URL. */
    static byte[] bytesOf(byte[] form) {
        List<Parameter> parameters = parametersOf(new String(form, StandardCharsets.UTF_8));
        parameters.sort(ORDER);
        StringBuilder joined = new StringBuilder(form.length);
        Parameter last = null;
        for (Parameter parameter : parameters) {
            if (!parameter.equals(last)) {
                joined.append(parameter.name).append(parameter.value);
            }
            last = parameter;
        }
        return joined.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Parameter> parametersOf(String form) {
        List<Parameter> parameters = new ArrayList<>();
        int from = 0;
        while (from < form.length()) {
            int and = form.indexOf('&', from);
            int end = and < 0 ? form.length() : and;
            if (end > from) {
                parameters.add(Parameter.of(form.substring(from, end)));
            }
            from = end + 1;
        }
        return parameters;
    }

    /** A broken escape is kept as it is: the signature will not fit, which is all that is to be said. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
