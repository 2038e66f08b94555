package io.voicecrm.analysis;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.call.Transcript;
import io.voicecrm.call.Transcript.Speaker;
import io.voicecrm.call.Transcript.Turn;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A conversation to be read.
 *
 * @param tenant whose call it was, and whose budget it is
 * @param person the number of the person on the line; null if unknown
 * @param at when the conversation was, by the provider's clock: what "tomorrow" counts from
 * @param zone where the person is; null if unknown, and then nobody knows when "tomorrow at five" is
 */
public record AnalysisRequest(
        TenantId tenant,
        ProviderCallRef call,
        Transcript transcript,
        @Nullable PhoneNumber person,
        Instant at,
        @Nullable ZoneId zone) {

    /** Whether the person said anything. */
    public boolean hasWords() {
        return transcript.turns().stream().anyMatch(AnalysisRequest::isSaidByThePerson);
    }

    private static boolean isSaidByThePerson(Turn turn) {
        return turn.speaker() == Speaker.PERSON && !turn.text().isBlank();
    }
}
