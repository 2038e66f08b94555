package io.voicecrm.testkit.openapi;

/**
 * Something on the wire that the description does not allow or does not know.
 *
 * @param operation such as {@code POST /v1/convai/agents/create}
 * @param side whose it is
 * @param where a JSON pointer, or the name of a parameter or a header; empty for the whole
 * @param rule what was expected there
 */
public record Deviation(String operation, Side side, String where, String rule) {

    /** Whose words deviate. */
    public enum Side {
        /** The client's. */
        REQUEST,
        /** The server's. */
        ANSWER
    }

    /** For example {@code REQUEST POST /calls /to_number: integer found, string expected}. */
    @Override
    public String toString() {
        return side + " " + operation + " " + where + ": " + rule;
    }
}
