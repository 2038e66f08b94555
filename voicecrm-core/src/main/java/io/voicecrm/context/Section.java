package io.voicecrm.context;

/** The parts of a prompt, in the order in which the agent reads them. */
public enum Section {
    LEAD_CONTEXT("LEAD CONTEXT"),
    CALL_CONTEXT("CALL CONTEXT"),
    CONVERSATION_HISTORY("CONVERSATION HISTORY"),
    LEAD_PREFERENCES("LEAD PREFERENCES"),
    NOTES_AND_INTERACTIONS("NOTES AND INTERACTIONS"),
    CALL_INSTRUCTIONS("CALL INSTRUCTIONS");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    /** The heading in the prompt. */
    public String title() {
        return title;
    }
}
