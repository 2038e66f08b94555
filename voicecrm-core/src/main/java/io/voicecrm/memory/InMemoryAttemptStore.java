package io.voicecrm.memory;

import io.voicecrm.IdSource;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptState;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.memory.Board.Entry;
import io.voicecrm.memory.Board.Target;
import io.voicecrm.memory.Board.Try;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class InMemoryAttemptStore implements AttemptStore {

    private final Board board;
    private final IdSource ids;

    InMemoryAttemptStore(Board board, IdSource ids) {
        this.board = board;
        this.ids = ids;
    }

    @Override
    public List<Attempt> claim(Claim claim) {
        synchronized (board) {
            int free = (int) Math.min(claim.limit(), claim.maxLive() - live(claim.provider()));
            Deque<Entry> turns = new ArrayDeque<>(board.campaigns.values());
            List<Attempt> claimed = new ArrayList<>();
            while (claimed.size() < free && !turns.isEmpty()) {
                Entry entry = turns.removeFirst();
                if (hasDue(entry, claim)) {
                    claimed.add(claimFirst(entry, claim));
                    turns.addLast(entry);
                }
            }
            return claimed;
        }
    }

    @Override
    public Set<AttemptId> submitting(Collection<AttemptId> attempts, Instant now) {
        synchronized (board) {
            Set<AttemptId> moved = new LinkedHashSet<>();
            for (AttemptId id : attempts) {
                Try attempt = board.tries.get(id);
                if (attempt != null && maySubmit(attempt, now)) {
                    attempt.state = AttemptState.SUBMITTING;
                    attempt.since = now;
                    attempt.submittedAt = now;
                    attempt.entry.submitted++;
                    moved.add(id);
                }
            }
            return moved;
        }
    }

    @Override
    public Set<AttemptId> report(Collection<? extends AttemptReport> reports) {
        synchronized (board) {
            Set<AttemptId> moved = new LinkedHashSet<>();
            for (AttemptReport report : reports) {
                if (board.apply(report)) {
                    moved.add(report.attempt());
                }
            }
            return moved;
        }
    }

    @Override
    public Optional<Attempt> find(TenantId tenant, AttemptId attempt) {
        synchronized (board) {
            return Optional.ofNullable(board.tries.get(attempt))
                    .map(Try::asAttempt)
                    .filter(found -> found.campaign().tenant().equals(tenant));
        }
    }

    @Override
    public int releaseExpired(Instant now) {
        synchronized (board) {
            List<AttemptReport> lapsed = board.live.values().stream()
                    .filter(attempt -> attempt.state == AttemptState.CLAIMED && !attempt.leaseUntil.isAfter(now))
                    .<AttemptReport>map(attempt -> new AttemptReport.Released(attempt.id, "lease lapsed", now, now))
                    .toList();
            return report(lapsed).size();
        }
    }

    @Override
    public List<Attempt> claimUnsettled(
            ProviderId provider, Instant now, Duration quietFor, Duration recheckAfter, int limit) {
        synchronized (board) {
            List<Try> unsettled = board.live.values().stream()
                    .filter(attempt -> providerOf(attempt.entry).equals(provider)
                            && !attempt.nextCheckAt.isAfter(now)
                            && isUnsettled(attempt, now, quietFor))
                    .sorted(Comparator.comparing(attempt -> attempt.claimedAt))
                    .limit(limit)
                    .toList();
            unsettled.forEach(attempt -> attempt.nextCheckAt = now.plus(recheckAfter));
            return unsettled.stream().map(Try::asAttempt).toList();
        }
    }

    private boolean hasDue(Entry entry, Claim claim) {
        Campaign campaign = entry.campaign;
        Instant startAt = campaign.spec().startAt();
        return campaign.state() == Campaign.State.RUNNING
                && providerOf(entry).equals(claim.provider())
                && (startAt == null || !startAt.isAfter(claim.now()))
                && !entry.waiting.isEmpty()
                && !entry.waiting.first().dueAt.isAfter(claim.now())
                && entry.live < campaign.spec().maxConcurrentCalls();
    }

    private Attempt claimFirst(Entry entry, Claim claim) {
        Target target = entry.waiting.first();
        Try attempt = new Try(new AttemptId(ids.next()), entry, target, claim.now(), claim.leaseUntil());
        board.begin(attempt);
        return attempt.asAttempt();
    }

    private static boolean maySubmit(Try attempt, Instant now) {
        return attempt.state.canBecome(AttemptState.SUBMITTING)
                && attempt.leaseUntil.isAfter(now)
                && attempt.entry.campaign.state() == Campaign.State.RUNNING;
    }

    private static boolean isUnsettled(Try attempt, Instant now, Duration quietFor) {
        return switch (attempt.state) {
            case SUBMITTING -> !attempt.leaseUntil.isAfter(now);
            case UNKNOWN -> true;
            case PLACED -> !attempt.since.isAfter(now.minus(quietFor));
            case CLAIMED, FINISHED, RELEASED, SUPPRESSED -> false;
        };
    }

    private long live(ProviderId provider) {
        return board.live.values().stream()
                .filter(attempt -> providerOf(attempt.entry).equals(provider))
                .count();
    }

    private static ProviderId providerOf(Entry entry) {
        return entry.campaign.spec().agent().provider();
    }
}
