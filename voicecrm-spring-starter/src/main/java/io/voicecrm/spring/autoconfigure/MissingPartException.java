package io.voicecrm.spring.autoconfigure;

/** The engine lacks something that only the application can give. */
final class MissingPartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is missing, and what helps. */
    enum Part {
        VOICE_PROVIDER(
                "voicecrm has no provider to place calls through.",
                "Set voicecrm.elevenlabs.api-key (with voicecrm-elevenlabs on the class path) or voicecrm.retell.api-key"
                        + " (with voicecrm-retell), or define a VoiceProvider bean."),
        STORES(
                "voicecrm has nowhere to keep calls: there is a data source, but nothing that stores calls in it.",
                "Add voicecrm-jdbc to the class path and mark one data source as @Primary if there are several, or define"
                        + " a Stores bean.");

        private final String problem;
        private final String action;

        Part(String problem, String action) {
            this.problem = problem;
            this.action = action;
        }
    }

    private final Part part;

    MissingPartException(Part part) {
        super(part.problem + " " + part.action);
        this.part = part;
    }

    String problem() {
        return part.problem;
    }

    String action() {
        return part.action;
    }
}
