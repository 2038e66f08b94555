package io.voicecrm.elevenlabs;

import io.voicecrm.call.CallOutcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a conversation ended. The provider has no single word for it: it shows in the result of the call, in the tool that
 * recognized a machine, in the error, or not at all.
 *
 * @param reason the provider's own word
 */
record EndOfCall(CallOutcome outcome, String reason) {

    private static final String VOICEMAIL_TOOL = "voicemail_detection";

    static EndOfCall of(Wire.Conversation conversation, boolean isFailed) {
        Optional<Wire.Metadata> metadata = Optional.ofNullable(conversation.metadata());
        String result = metadata.map(Wire.Metadata::phoneCall)
                .map(Wire.PhoneCall::result)
                .orElse(null);
        Optional<Wire.Failure> error = metadata.map(Wire.Metadata::error);
        String reason = error.map(Wire.Failure::reason)
                .or(() -> metadata.map(Wire.Metadata::terminationReason))
                .orElse("");
        if (isFailed) {
            int code = error.map(Wire.Failure::code).map(Number::intValue).orElse(0);
            return new EndOfCall(unanswered(result, code), reason);
        }
        boolean machine = "voicemail".equals(result) || toolSawMachine(conversation) || featureWasUsed(metadata);
        return new EndOfCall(machine ? CallOutcome.VOICEMAIL : CallOutcome.ANSWERED, reason);
    }

    /**
     * What a call was that never became a conversation.
     *
     * @param word {@code busy}, {@code no-answer}, {@code no_answer}, {@code failed}, {@code unknown}, or null
     * @param sipCode what the network answered (RFC 3261), 0 where it is not known; more exact than the word
     */
    static CallOutcome unanswered(@Nullable String word, int sipCode) {
        return switch (sipCode) {
            case 603 -> CallOutcome.DECLINED;
            case 404, 410, 484, 604 -> CallOutcome.INVALID_NUMBER;
            case 607, 608 -> CallOutcome.BLOCKED;
            default -> byWord(Objects.requireNonNullElse(word, ""));
        };
    }

    private static CallOutcome byWord(String word) {
        return switch (word) {
            case "busy" -> CallOutcome.BUSY;
            case "no-answer", "no_answer" -> CallOutcome.NO_ANSWER;
            default -> CallOutcome.FAILED;
        };
    }

    private static boolean toolSawMachine(Wire.Conversation conversation) {
        for (Wire.Turn turn : Objects.requireNonNullElse(conversation.transcript(), List.<Wire.Turn>of())) {
            for (Wire.ToolResult result : Objects.requireNonNullElse(turn.toolResults(), List.<Wire.ToolResult>of())) {
                if (VOICEMAIL_TOOL.equals(result.toolName()) && !Boolean.TRUE.equals(result.error())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean featureWasUsed(Optional<Wire.Metadata> metadata) {
        return metadata.map(Wire.Metadata::features)
                .map(features -> features.get(VOICEMAIL_TOOL))
                .filter(feature -> feature instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get("used")))
                .isPresent();
    }
}
