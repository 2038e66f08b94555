package io.voicecrm.context;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Renders facts as the sections of a prompt, in the sections' order, within a number of characters:
 *
 * <pre>
 * LEAD CONTEXT:
 * - Name: Ann Lee
 * - Status: new
 *
 * CALL INSTRUCTIONS:
 * Mention the spring offer.
 * </pre>
 */
record PromptSections(int maxCharacters) {

    private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*");

    String render(List<Fact> facts) {
        Map<Section, List<String>> lines = new EnumMap<>(Section.class);
        int used = 0;
        for (Fact fact : facts) {
            String line = lineOf(fact);
            if (line.isEmpty()) {
                continue;
            }
            used += line.length() + 1;
            if (used > maxCharacters) {
                break;
            }
            lines.computeIfAbsent(fact.section(), section -> new ArrayList<>()).add(line);
        }
        return lines.entrySet().stream()
                .map(entry -> entry.getKey().title() + ":\n" + String.join("\n", entry.getValue()))
                .collect(Collectors.joining("\n\n"));
    }

    /** A fact is data: on one line it cannot pass for a heading of ours or for an instruction of its own. */
    private static String lineOf(Fact fact) {
        String text = LINE_BREAK.matcher(fact.text().strip()).replaceAll(" / ");
        if (text.isEmpty()) {
            return "";
        }
        return fact.label().isEmpty() ? text : "- " + fact.label() + ": " + text;
    }
}
