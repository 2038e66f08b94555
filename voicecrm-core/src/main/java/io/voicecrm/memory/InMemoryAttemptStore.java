package io.voicecrm.memory;

import io.voicecrm.IdSource;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.campaign.AccountUse;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptState;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.TenantShare;
import io.voicecrm.memory.Board.Try;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
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
            return new FairClaim(board, claim).take(() -> new AttemptId(ids.next()));
        }
    }

    @Override
    public Set<AttemptId> submitting(Collection<AttemptId> attempts, Instant now, Instant leaseUntil) {
        synchronized (board) {
            Set<AttemptId> moved = new LinkedHashSet<>();
            for (AttemptId id : attempts) {
                Try attempt = board.tries.get(id);
                if (attempt != null && maySubmit(attempt, now)) {
                    attempt.state = AttemptState.SUBMITTING;
                    attempt.since = now;
                    attempt.submittedAt = now;
                    attempt.leaseUntil = leaseUntil;
                    attempt.entry.submitted++;
                    board.submissions
                            .computeIfAbsent(attempt.provider, none -> new ArrayDeque<>())
                            .addLast(now);
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
    public void setShare(TenantId tenant, TenantShare share) {
        synchronized (board) {
            board.shares.put(tenant, share);
        }
    }

    @Override
    public TenantShare share(TenantId tenant) {
        synchronized (board) {
            return board.shares.getOrDefault(tenant, TenantShare.EQUAL);
        }
    }

    @Override
    public AccountUse use(ProviderId provider, Instant now) {
        synchronized (board) {
            List<Try> open = board.open.values().stream()
                    .filter(attempt -> attempt.provider.equals(provider))
                    .toList();
            Duration lag = board.campaigns.values().stream()
                    .filter(entry -> entry.campaign.state() == Campaign.State.RUNNING
                            && entry.campaign.spec().agent().provider().equals(provider))
                    .flatMap(entry -> entry.dueSince(now).stream())
                    .map(since -> Duration.between(since, now))
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
            return new AccountUse(
                    open.stream().filter(attempt -> attempt.state.isLive()).count(),
                    open.stream()
                            .filter(attempt -> attempt.state == AttemptState.UNKNOWN)
                            .count(),
                    lag);
        }
    }

    @Override
    public List<PlacedCall> placed(ProviderId provider, int limit) {
        synchronized (board) {
            return board.open.values().stream()
                    .filter(attempt -> attempt.state == AttemptState.PLACED && attempt.provider.equals(provider))
                    .flatMap(attempt -> Optional.ofNullable(attempt.call).stream()
                            .map(call -> new PlacedCall(attempt.id, call, attempt.since)))
                    .limit(limit)
                    .toList();
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
            List<AttemptReport> lapsed = board.open.values().stream()
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
            List<Try> unsettled = board.open.values().stream()
                    .filter(attempt -> attempt.provider.equals(provider)
                            && !attempt.nextCheckAt.isAfter(now)
                            && isUnsettled(attempt, now, quietFor))
                    .sorted(Comparator.comparing(attempt -> attempt.claimedAt))
                    .limit(limit)
                    .toList();
            unsettled.forEach(attempt -> attempt.nextCheckAt = now.plus(recheckAfter));
            return unsettled.stream().map(Try::asAttempt).toList();
        }
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
            case PLACED, ENDED -> !attempt.since.isAfter(now.minus(quietFor));
            case CLAIMED, FINISHED, RELEASED, SUPPRESSED -> false;
        };
    }
}
