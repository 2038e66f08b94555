package io.voicecrm.testkit.wire;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters of a form, by name; a name may come more than once. Not thread-safe while it is being filled. */
final class FormBody {

    private final Map<String, List<String>> parameters = new TreeMap<>();

    static FormBody of(byte[] body) {
        FormBody form = new FormBody();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.with(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    FormBody with(String name, String value) {
        parameters.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        return this;
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** The first value; null if the parameter is missing. An empty value is one. */
    @Nullable
    String get(String name) {
        List<String> values = parameters.get(name);
        return values == null ? null : values.get(0);
    }

    /** The first value; {@code otherwise} if the parameter is missing or empty. */
    String text(String name, String otherwise) {
        String value = get(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    Map<String, List<String>> parameters() {
        return parameters;
    }

    byte[] encoded() {
        return parameters.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
