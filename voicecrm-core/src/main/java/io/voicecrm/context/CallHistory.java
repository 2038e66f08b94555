package io.voicecrm.context;

import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.CallRecordStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Summaries of the last calls with this person, newest first. */
public final class CallHistory implements ContextSource {

    private static final int CALLS = 5;

    private final CallRecordStore calls;

    /** @param calls where past calls are read from */
    public CallHistory(CallRecordStore calls) {
        this.calls = calls;
    }

    @Override
    public String name() {
        return "call history";
    }

    @Override
    public List<Fact> facts(ContextRequest request) {
        return calls.recent(request.tenant(), request.contact().phone(), CALLS).stream()
                .map(CallHistory::summaryOf)
                .flatMap(Optional::stream)
                .map(summary -> new Fact(Section.CONVERSATION_HISTORY, "", summary))
                .toList();
    }

    private static Optional<String> summaryOf(CallRecord call) {
        CallAnalysis analysis = call.analysis();
        Instant endedAt = call.endedAt();
        if (analysis == null || endedAt == null || analysis.summary().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(endedAt.atOffset(ZoneOffset.UTC).toLocalDate() + ": " + analysis.summary());
    }
}
