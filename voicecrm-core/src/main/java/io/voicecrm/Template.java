package io.voicecrm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Text with <code>{{variable}}</code> in it, split once and filled many times. Immutable, thread-safe.
 *
 * <p>A name is whatever stands between the braces, without surrounding spaces; names are compared exactly. A value is
 * never searched for variables again, so that what a person typed into a CSV cell cannot reach another cell.
 */
public final class Template {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    /** Literal text and variable names in turn, starting with text. */
    private final List<String> parts;

    private Template(List<String> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Splits a text. Braces that are never closed are plain text. */
    public static Template of(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int literalFrom = 0;
        while (true) {
            int open = text.indexOf(OPEN, from);
            int close = open < 0 ? -1 : text.indexOf(CLOSE, open + OPEN.length());
            if (close < 0) {
                parts.add(text.substring(literalFrom));
                return new Template(parts);
            }
            String name = text.substring(open + OPEN.length(), close).strip();
            from = close + CLOSE.length();
            if (!name.isEmpty()) {
                parts.add(text.substring(literalFrom, open));
                parts.add(name);
                literalFrom = from;
            }
        }
    }

    /** The names of the variables, in the order of their first use. */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 1; i < parts.size(); i += 2) {
            names.add(parts.get(i));
        }
        return names;
    }

    /** The text with each variable replaced by its value; a variable without a value is left out. */
    public String fill(Map<String, String> values) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            text.append(i % 2 == 0 ? parts.get(i) : values.getOrDefault(parts.get(i), ""));
        }
        return text.toString();
    }
}
