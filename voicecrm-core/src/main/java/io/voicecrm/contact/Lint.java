package io.voicecrm.contact;

import io.voicecrm.Template;
import io.voicecrm.contact.Columns.Meaning;
import io.voicecrm.contact.LintWarning.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Counts what is allowed and probably not meant, over the accepted rows of one file. Not thread-safe. */
final class Lint {

    /** Rows may name any number of variables; the first this many that have no column are counted. */
    private static final int MAX_UNKNOWN_VARIABLES = 100;

    private static final int MAX_GREETING_CHARACTERS = 160;

    /** How a greeting starts, in the languages that agents speak most. An instruction starts otherwise. */
    private static final Pattern GREETING = Pattern.compile(
            "[¡\\s]*(?:hi|hello|hey|howdy|greetings|welcome|dear|good (?:morning|afternoon|evening|day)"
                    + "|hola|buenos|buenas|bonjour|bonsoir|salut|hallo|guten|ol[áa]|oi|bom dia|boa|ciao|buongiorno"
                    + "|namaste)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL);

    private final Columns columns;
    private final Set<String> templateVariables = new LinkedHashSet<>();
    private final Map<String, Long> rowsWithoutColumn = new LinkedHashMap<>();
    private final Map<String, Long> rowsWithEmptyValue = new LinkedHashMap<>();
    private long greetingsInPrompt;
    private long valuesWithoutName;

    /** @param templates what the agent says unless a row says otherwise */
    Lint(List<String> templates, Columns columns) {
        this.columns = columns;
        templates.forEach(text -> templateVariables.addAll(Template.of(text).variables()));
    }

    /** Counts one accepted row. */
    void row(Contact contact, List<String> fields) {
        AgentOverrides overrides = contact.overrides();
        variables(overrides).forEach(name -> {
            String value = contact.variables().get(name);
            if (value == null) {
                countUnknown(name);
            } else if (value.isEmpty()) {
                rowsWithEmptyValue.merge(name, 1L, Long::sum);
            }
        });
        if (overrides.firstMessage() == null && isGreeting(overrides.prompt())) {
            greetingsInPrompt++;
        }
        for (int i = 0; i < fields.size() && i < columns.names().size(); i++) {
            if (columns.meanings().get(i) == Meaning.UNNAMED && !fields.get(i).isBlank()) {
                valuesWithoutName++;
                break;
            }
        }
    }

    /** What was counted, at most one warning per code and variable. */
    List<LintWarning> warnings() {
        List<LintWarning> warnings = new ArrayList<>();
        rowsWithoutColumn.forEach((name, rows) -> warnings.add(withoutColumn(name, rows)));
        rowsWithEmptyValue.forEach((name, rows) -> warnings.add(new LintWarning(
                Code.EMPTY_VARIABLE,
                name,
                rows,
                "{{" + Shown.text(name) + "}} is empty; the agent says nothing there.")));
        if (greetingsInPrompt > 0) {
            warnings.add(new LintWarning(
                    Code.GREETING_IN_PROMPT,
                    columns.nameOf(Meaning.PROMPT),
                    greetingsInPrompt,
                    "What looks like a greeting replaces the agent's whole prompt, while first_message is empty; move it"
                            + " to first_message if the agent should say it."));
        }
        if (valuesWithoutName > 0) {
            warnings.add(new LintWarning(
                    Code.COLUMN_WITHOUT_NAME,
                    null,
                    valuesWithoutName,
                    "Values in a column without a name are left out."));
        }
        return warnings;
    }

    private Set<String> variables(AgentOverrides overrides) {
        Set<String> ofRow = new LinkedHashSet<>();
        addVariables(overrides.firstMessage(), ofRow);
        addVariables(overrides.prompt(), ofRow);
        if (ofRow.isEmpty()) {
            return templateVariables;
        }
        ofRow.addAll(templateVariables);
        return ofRow;
    }

    private static void addVariables(@Nullable String text, Set<String> names) {
        if (text != null && text.contains("{{")) {
            names.addAll(Template.of(text).variables());
        }
    }

    private void countUnknown(String name) {
        if (rowsWithoutColumn.size() < MAX_UNKNOWN_VARIABLES || rowsWithoutColumn.containsKey(name)) {
            rowsWithoutColumn.merge(name, 1L, Long::sum);
        }
    }

    private LintWarning withoutColumn(String name, long rows) {
        String message = "{{" + Shown.text(name) + "}} has no column; the agent says nothing there.";
        for (String column : columns.names()) {
            if (column.equals(name)) {
                message = "{{" + name
                        + "}} is not a variable, because its column has a meaning of its own; the agent says"
                        + " nothing there.";
            } else if (column.equalsIgnoreCase(name)) {
                message = "{{" + name + "}} has no column, but {{" + column + "}} has; the agent says nothing there.";
            }
        }
        return new LintWarning(Code.VARIABLE_WITHOUT_COLUMN, null, rows, message);
    }

    private static boolean isGreeting(@Nullable String prompt) {
        return prompt != null
                && prompt.length() <= MAX_GREETING_CHARACTERS
                && GREETING.matcher(prompt).matches();
    }
}
