package io.voicecrm.lead;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.Transcript;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every answered call makes or updates a lead: name, email and intent as the analysis extracted them, and the transcript
 * as a note. The default mapper. Pure.
 */
public final class AnsweredCallLeads implements LeadMapper {

    @Override
    public Optional<LeadUpdate> map(CallRecord record) {
        PhoneNumber phone = record.person();
        Instant endedAt = record.endedAt();
        if (record.outcome() != CallOutcome.ANSWERED || phone == null || endedAt == null) {
            return Optional.empty();
        }
        CallAnalysis analysis = record.analysis();
        Map<String, String> said = analysis == null ? Map.of() : analysis.extracted();
        return Optional.of(new LeadUpdate(
                record.tenant(),
                phone,
                stated(said, "name"),
                stated(said, "email"),
                stated(said, "intent"),
                new LeadNote(record.ref(), noteOf(record.transcript(), endedAt), endedAt)));
    }

    private static @Nullable String stated(Map<String, String> said, String key) {
        String value = said.getOrDefault(key, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static String noteOf(@Nullable Transcript transcript, Instant endedAt) {
        String heading = "Call on " + endedAt.atOffset(ZoneOffset.UTC).toLocalDate();
        return transcript == null ? heading : heading + "\n" + transcript.asText();
    }
}
