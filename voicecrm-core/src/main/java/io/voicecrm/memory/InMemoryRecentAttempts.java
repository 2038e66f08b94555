package io.voicecrm.memory;

import io.voicecrm.campaign.AttemptState;
import io.voicecrm.compliance.Callee;
import io.voicecrm.compliance.RecentAttempts;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

final class InMemoryRecentAttempts implements RecentAttempts {

    private final Board board;

    InMemoryRecentAttempts(Board board) {
        this.board = board;
    }

    @Override
    public Map<Callee, List<Instant>> since(Collection<Callee> callees, Instant since) {
        synchronized (board) {
            Map<Callee, List<Instant>> attempts = new HashMap<>();
            for (Callee callee : callees) {
                List<Instant> times = board.triesByCallee.getOrDefault(callee, List.of()).stream()
                        .filter(attempt -> attempt.state != AttemptState.RELEASED)
                        .map(attempt -> attempt.submittedAt)
                        .filter(Objects::nonNull)
                        .filter(at -> at.isAfter(since))
                        .sorted()
                        .toList();
                if (!times.isEmpty()) {
                    attempts.put(callee, times);
                }
            }
            return attempts;
        }
    }
}
