package io.voicecrm.context;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.CallAnalysis;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.CallRecordStore;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
        return factsOfAll(List.of(request)).get(0);
    }

    @Override
    public List<List<Fact>> factsOfAll(List<ContextRequest> requests) {
        Map<TenantId, Map<PhoneNumber, List<CallRecord>>> known = new HashMap<>();
        requests.stream()
                .collect(Collectors.groupingBy(
                        ContextRequest::tenant,
                        Collectors.mapping(request -> request.contact().phone(), Collectors.toSet())))
                .forEach((tenant, people) -> known.put(tenant, calls.recent(tenant, people, CALLS)));
        return requests.stream()
                .map(request -> factsOf(known.getOrDefault(request.tenant(), Map.of())
                        .getOrDefault(request.contact().phone(), List.of())))
                .toList();
    }

    private static List<Fact> factsOf(List<CallRecord> recent) {
        return recent.stream()
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
