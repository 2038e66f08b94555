package io.voicecrm.testkit.simulator;

import io.voicecrm.Template;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The lines that may be said on calls of one purpose, by section; one is chosen at random each time.
 *
 * <p>A line may use variables and is only chosen if all of them have a value. A bar divides what one says from what the
 * other answers.
 */
final class Script {

    private final Map<String, List<Line>> sections = new HashMap<>();

    private Script() {}

    /** Reads the common lines and those of a purpose. */
    static Script of(Purpose purpose) {
        Script script = new Script();
        script.read("common.script");
        script.read(purpose.name().toLowerCase(Locale.ROOT) + ".script");
        return script;
    }

    /** The lines of a section that can be said with these variables; at least one. */
    List<Line> sayable(String section, Map<String, String> variables) {
        List<Line> lines = new ArrayList<>();
        for (Line line : sections.getOrDefault(section, List.of())) {
            if (line.needsNothingBut(variables)) {
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalStateException("script section " + section + ": needs a line without variables");
        }
        return lines;
    }

    private void read(String resource) {
        try (InputStream in = Script.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("script " + resource + ": not on the class path");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<Line> section = new ArrayList<>();
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                if (text.startsWith("[")) {
                    section = sections.computeIfAbsent(text.substring(1, text.indexOf(']')), key -> new ArrayList<>());
                } else if (!text.isBlank() && !text.startsWith("#")) {
                    String[] halves = text.split("\\|", 2);
                    section.add(new Line(halves[0].strip(), halves.length > 1 ? halves[1].strip() : ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("script " + resource + " cannot be read", e);
        }
    }

    /** What one says, and what the other answers; the answer is empty where the script holds none. */
    static final class Line {

        private final Template text;
        private final Template answer;
        private final Set<String> needs;

        private Line(String text, String answer) {
            this.text = Template.of(text);
            this.answer = Template.of(answer);
            Set<String> names = new HashSet<>(this.text.variables());
            names.addAll(this.answer.variables());
            this.needs = Set.copyOf(names);
        }

        Template text() {
            return text;
        }

        Template answer() {
            return answer;
        }

        private boolean needsNothingBut(Map<String, String> variables) {
            for (String name : needs) {
                if (variables.getOrDefault(name, "").isBlank()) {
                    return false;
                }
            }
            return true;
        }
    }
}
