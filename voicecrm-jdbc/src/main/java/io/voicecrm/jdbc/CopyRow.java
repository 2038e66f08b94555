package io.voicecrm.jdbc;

import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.contact.Contact;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * One line of PostgreSQL's COPY text format: columns between tabs, {@code \N} for null, a backslash before what would end
 * a column or a line. Reused from line to line, so not thread-safe.
 */
final class CopyRow {

    private final StringBuilder line = new StringBuilder(256);

    byte[] encode(long position, Contact contact) {
        AgentOverrides overrides = contact.overrides();
        line.setLength(0);
        line.append(position).append('\t').append(contact.phone().e164());
        column(overrides.language());
        column(overrides.voiceId());
        column(overrides.firstMessage());
        column(overrides.prompt());
        array(contact.variables().keySet());
        array(contact.variables().values());
        line.append('\n');
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void column(@Nullable String text) {
        line.append('\t');
        if (text == null) {
            line.append("\\N");
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            escaped(text.charAt(i));
        }
    }

    /** An array literal inside a column: its own backslashes and quotes are escaped first, then the column's. */
    private void array(Collection<String> texts) {
        line.append('\t').append('{');
        boolean first = true;
        for (String text : texts) {
            line.append(first ? "\"" : ",\"");
            first = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    escaped('\\');
                }
                escaped(c);
            }
            line.append('"');
        }
        line.append('}');
    }

    private void escaped(char c) {
        switch (c) {
            case '\\' -> line.append("\\\\");
            case '\t' -> line.append("\\t");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            default -> line.append(c);
        }
    }
}
