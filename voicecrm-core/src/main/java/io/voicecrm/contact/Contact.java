package io.voicecrm.contact;

import io.voicecrm.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person to call: a number, and what we were told about them.
 *
 * @param phone where to reach them
 * @param overrides what the agent should do differently for them
 * @param variables what the agent may say about them, by name; the columns of a CSV row that nothing else claims
 */
public record Contact(PhoneNumber phone, AgentOverrides overrides, Map<String, String> variables) {

    /** Copies {@code variables}. */
    public Contact {
        variables = Map.copyOf(variables);
    }

    /** A contact of whom only the number is known. */
    public static Contact of(PhoneNumber phone) {
        return new Contact(phone, AgentOverrides.NONE, Map.of());
    }

    /** The variable {@code name}, else {@code first_name} and {@code last_name} joined; empty if none has a value. */
    public Optional<String> name() {
        String name = variables.getOrDefault("name", "").strip();
        if (name.isEmpty()) {
            name = Stream.of("first_name", "last_name")
                    .map(key -> variables.getOrDefault(key, "").strip())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }
}
