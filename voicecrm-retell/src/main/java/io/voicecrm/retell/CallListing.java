package io.voicecrm.retell;

import io.voicecrm.call.AttemptId;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.http.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Asks for many calls at once. The provider lets an account ask so 15 times in 10 seconds. */
final class CallListing {

    static final Set<String> OVER = Set.of("ended", "not_connected", "error");

    /** As many as the provider gives in one page. */
    private static final int MOST = 1_000;

    /** Looking is a convenience, since the provider reports each end at once: it must leave room for searching. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Api api;
    private final Clock clock;
    private final AtomicLong nextLook = new AtomicLong();

    CallListing(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** The call whose metadata name the attempt, even one that has not begun. */
    Optional<ProviderCallRef> findByAttempt(AttemptId attempt) {
        Map<String, Object> filter =
                Map.of("type", "string", "op", "eq", "key", CallTerms.ATTEMPT, "value", attempt.toString());
        return list("find call", Map.of("metadata", List.of(filter)), 10).stream()
                // Whoever takes a filter that it does not know for none at all must not settle the wrong attempt.
                .filter(call -> attempt.equals(CallEvents.attemptOf(call)))
                .map(CallListing::refOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Which of some calls are over; none if the last look was a moment ago. */
    Set<ProviderCallRef> over(Set<ProviderCallRef> calls) {
        long now = clock.millis();
        long due = nextLook.get();
        boolean isMyTurn = now >= due && nextLook.compareAndSet(due, now + BETWEEN_LOOKS.toMillis());
        if (calls.isEmpty() || !isMyTurn) {
            return Set.of();
        }
        List<String> ids =
                calls.stream().map(ProviderCallRef::value).limit(MOST).toList();
        Map<String, Object> filters = Map.of(
                "call_id", Map.of("type", "enum", "op", "in", "value", ids),
                "call_status", Map.of("type", "enum", "op", "in", "value", List.copyOf(OVER)));
        return list("list calls", filters, MOST).stream()
                .filter(call -> OVER.contains(Objects.requireNonNullElse(call.status(), "")))
                .map(CallListing::refOf)
                .flatMap(Optional::stream)
                .filter(calls::contains)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private List<Wire.Call> list(String what, Map<String, Object> filters, int limit) {
        Reply reply = api.send(
                what,
                "POST",
                api.url(Paths.LIST_CALLS).build(),
                Api.json(Map.of("filter_criteria", filters, "limit", limit)));
        return Objects.requireNonNullElse(
                api.read(what, reply, Wire.CallList.class).items(), List.of());
    }

    private static Optional<ProviderCallRef> refOf(Wire.Call call) {
        String id = call.callId();
        return id == null || id.isBlank() ? Optional.empty() : Optional.of(new ProviderCallRef(Retell.ID, id));
    }
}
