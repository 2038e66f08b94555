package io.voicecrm.testkit.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters of a request, whose names nest: {@code items[0][price]=price_1}. */
final class StripeParams {

    private final JsonObject members;

    private StripeParams(JsonObject members) {
        this.members = members;
    }

    /** Reads parameters by their whole names; {@code name[]} counts up. */
    static StripeParams of(Map<String, List<String>> named) {
        JsonObject root = new JsonObject();
        named.forEach((name, values) -> values.forEach(value -> put(root, name, value)));
        return new StripeParams(root);
    }

    private static void put(JsonObject root, String name, String value) {
        String[] path = name.replace("]", "").split("\\[", -1);
        JsonObject here = root;
        for (int i = 0; i < path.length - 1; i++) {
            String step = step(here, path[i]);
            if (!(here.get(step) instanceof JsonObject)) {
                here.with(step, new JsonObject());
            }
            here = here.at(step);
        }
        here.with(step(here, path[path.length - 1]), value);
    }

    private static String step(JsonObject here, String step) {
        return step.isEmpty() ? Integer.toString(here.members().size()) : step;
    }

    boolean has(String name) {
        return members.has(name);
    }

    /** The text; null if it is missing or empty: an empty one unsets. */
    @Nullable
    String get(String name) {
        String text = members.text(name);
        return text.isEmpty() ? null : text;
    }

    String text(String name, String otherwise) {
        String text = get(name);
        return text == null ? otherwise : text;
    }

    /** @throws StripeError if it is missing */
    String need(String name) {
        String text = get(name);
        if (text == null) {
            throw StripeError.missing(name);
        }
        return text;
    }

    /** @throws StripeError if it is no whole number */
    @Nullable
    Long whole(String name) {
        String text = get(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?\\d{1,15}")) {
            throw StripeError.invalid("parameter_invalid_integer", name, "Invalid integer: " + text);
        }
        return Long.valueOf(text);
    }

    long whole(String name, long otherwise) {
        Long value = whole(name);
        return value == null ? otherwise : value;
    }

    /** @throws StripeError if it has more than 12 decimals, or is no number */
    @Nullable
    BigDecimal decimal(String name) {
        String text = get(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("-?\\d{1,15}(\\.\\d{1,12})?")) {
            throw StripeError.invalid("parameter_invalid_decimal", name, "Invalid decimal: " + text);
        }
        return new BigDecimal(text);
    }

    boolean flag(String name) {
        return members.text(name).equals("true");
    }

    StripeParams at(String name) {
        return new StripeParams(members.at(name));
    }

    /** The elements of an array of objects. */
    List<StripeParams> all(String name) {
        JsonObject array = members.at(name);
        List<StripeParams> elements = new ArrayList<>();
        array.members().keySet().stream()
                .sorted((a, b) -> Integer.compare(index(a), index(b)))
                .forEach(key -> elements.add(new StripeParams(array.at(key))));
        return elements;
    }

    /** The elements of an array of texts. */
    List<String> texts(String name) {
        JsonObject array = members.at(name);
        return array.members().keySet().stream().map(array::text).toList();
    }

    private static int index(String key) {
        return key.matches("\\d{1,6}") ? Integer.parseInt(key) : 0;
    }

    /** A copy of an object of texts. */
    JsonObject copy(String name) {
        return new JsonObject().patchedWith(members.at(name));
    }

    /** An object's metadata after a request: what is sent empty is removed. */
    JsonObject metadata(JsonObject before) {
        JsonObject after = new JsonObject();
        before.members().forEach(after::with);
        members.at("metadata").members().forEach((name, value) -> {
            if ("".equals(value)) {
                after.members().remove(name);
            } else {
                after.with(name, value);
            }
        });
        return after;
    }
}
