package io.voicecrm.testkit.wire;

import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.call.Transcript.Turn;
import io.voicecrm.testkit.simulator.SimulatedCall.HangUp;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was said, in Retell's three forms. */
final class RetellTranscript {

    /** Two and a half words a second. */
    private static final BigDecimal WORD_SECONDS = new BigDecimal("0.4");

    String text(RetellCall call) {
        return turns(call).stream()
                .map(turn -> (turn.speaker() == Speaker.AGENT ? "Agent: " : "User: ") + turn.text() + "\n")
                .collect(Collectors.joining());
    }

    List<JsonObject> utterances(RetellCall call) {
        return turns(call).stream().map(RetellTranscript::utterance).toList();
    }

    List<JsonObject> withTools(RetellCall call) {
        List<JsonObject> all = new ArrayList<>(utterances(call));
        if (call.call().hangUp() == HangUp.AGENT && call.stoppedAt() == null) {
            all.add(new JsonObject()
                    .with("role", "tool_call_invocation")
                    .with("tool_call_id", "tool_" + call.id())
                    .with("name", "end_call")
                    .with("arguments", "{}"));
        }
        return all;
    }

    /** Nobody says anything after the end. */
    private static List<Turn> turns(RetellCall call) {
        return call.call().transcript().turns().stream()
                .filter(turn -> turn.offset().compareTo(call.talkTime()) <= 0)
                .toList();
    }

    private static JsonObject utterance(Turn turn) {
        List<JsonObject> words = new ArrayList<>();
        BigDecimal at = BigDecimal.valueOf(turn.offset().toMillis(), 3);
        for (String word : turn.text().split(" ")) {
            BigDecimal end = at.add(WORD_SECONDS);
            words.add(
                    new JsonObject().with("word", word + " ").with("start", at).with("end", end));
            at = end;
        }
        return new JsonObject()
                .with("role", turn.speaker() == Speaker.AGENT ? "agent" : "user")
                .with("content", turn.text())
                .with("words", words);
    }
}
