package io.voicecrm.agent;

/** What models and providers accept as names and descriptions. */
final class Naming {

    private Naming() {}

    /** Refuses what is not an identifier at every provider: models call tools by these names. */
    static void identifier(String what, String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,63}")) {
            throw new IllegalArgumentException(what + " name: \"" + name
                    + "\"; expected a lower-case letter, then up to 63 lower-case letters, digits or underscores");
        }
    }

    static void described(String what, String description) {
        if (description.isBlank()) {
            throw new IllegalArgumentException(what + ", description: must not be blank; a model goes by it");
        }
    }
}
