package io.voicecrm.benchmarks;

import io.voicecrm.contact.Contact;
import java.util.List;
import java.util.Map;

/**
 * The peer: a prompt as most programs build it, by {@code String.replace} once for each variable and by putting strings
 * together. It keeps no text from passing for a heading, and fills variables that stand in values.
 */
final class HandMadePrompt {

    private HandMadePrompt() {}

    static String filled(String text, Map<String, String> variables) {
        String filled = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            filled = filled.replace("{{" + variable.getKey() + "}}", variable.getValue());
        }
        return filled;
    }

    static String prompt(
            String template,
            Contact contact,
            String name,
            String objective,
            int attempts,
            List<String> history,
            String instructions) {
        String prompt = filled(template, contact.variables());
        prompt += "\n\nLEAD CONTEXT:\n- Name: " + name + "\n- Status: contacted";
        prompt += "\n\nCALL CONTEXT:\n- Objective: " + objective + "\n- Previous Attempts: " + attempts;
        prompt += "\n\nCONVERSATION HISTORY:\n" + String.join("\n", history);
        prompt += "\n\nCALL INSTRUCTIONS:\n" + instructions;
        return prompt;
    }
}
