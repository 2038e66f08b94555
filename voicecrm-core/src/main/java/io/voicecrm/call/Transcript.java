package io.voicecrm.call;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was said, in order.
 *
 * @param turns oldest first
 */
public record Transcript(List<Turn> turns) {

    /** Copies {@code turns}. */
    public Transcript {
        turns = List.copyOf(turns);
    }

    /** Who speaks. */
    public enum Speaker {
        AGENT,
        PERSON
    }

    /**
     * One speaker's words until the other one speaks.
     *
     * @param offset from the answer
     */
    public record Turn(Speaker speaker, String text, Duration offset) {}

    /** One line per turn, for people to read: {@code Agent: …} and {@code Person: …}. */
    public String asText() {
        return turns.stream()
                .map(turn -> (turn.speaker() == Speaker.AGENT ? "Agent: " : "Person: ") + turn.text())
                .collect(Collectors.joining("\n"));
    }
}
