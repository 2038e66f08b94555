package io.voicecrm.agent;

import io.voicecrm.PhoneNumber;
import io.voicecrm.Secret;
import io.voicecrm.agent.AgentSkills.ValueType;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Something that an agent may use while it talks. */
public sealed interface AgentTool {

    /** How the model names it; lower-case letters, digits and underscores, starting with a letter. */
    String name();

    /** Tells the model when to use it. */
    String description();

    /**
     * Asks a server of ours, by a POST whose JSON body holds the parameters.
     *
     * @param url absolute, {@code https}
     * @param headers sent with each request, for the server to know the caller; values are secret
     */
    record Webhook(String name, String description, URI url, List<Parameter> parameters, Map<String, Secret> headers)
            implements AgentTool {

        /** @throws IllegalArgumentException if the name is not an identifier, or the URL is not an https one */
        public Webhook {
            Naming.identifier("tool", name);
            Naming.described("tool " + name, description);
            if (!"https".equals(url.getScheme())) {
                throw new IllegalArgumentException("tool " + name + ", url: " + url + " must be absolute and https");
            }
            parameters = List.copyOf(parameters);
            headers = Map.copyOf(headers);
        }
    }

    /**
     * Hands the caller to a person.
     *
     * @param destination who is rung
     */
    record TransferToNumber(String name, String description, PhoneNumber destination) implements AgentTool {

        /** @throws IllegalArgumentException if the name is not an identifier or the description is blank */
        public TransferToNumber {
            Naming.identifier("tool", name);
            Naming.described("tool " + name, description);
        }
    }

    /**
     * A value that the model fills in.
     *
     * @param description tells the model what to put there
     * @param required whether the tool is useless without it
     */
    record Parameter(String name, ValueType type, String description, boolean required) {

        /** @throws IllegalArgumentException if {@code name} is not an identifier or {@code description} is blank */
        public Parameter {
            Naming.identifier("parameter", name);
            Naming.described("parameter " + name, description);
        }
    }
}
