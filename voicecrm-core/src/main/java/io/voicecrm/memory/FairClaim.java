package io.voicecrm.memory;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptState;
import io.voicecrm.campaign.AttemptStore.Claim;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.TenantShare;
import io.voicecrm.memory.Board.Entry;
import io.voicecrm.memory.Board.Target;
import io.voicecrm.memory.Board.Try;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Hands out free slots one by one: each to whoever has the fewest for its weight. Used once, with the board locked. */
final class FairClaim {

    private final Board board;
    private final Claim claim;
    private final Map<TenantId, Integer> slotsOfTenant = new HashMap<>();
    private final Map<TenantId, Long> lastTurnOfTenant = new HashMap<>();
    private final Set<PhoneNumber> busy = new HashSet<>();
    private int free;

    FairClaim(Board board, Claim claim) {
        this.board = board;
        this.claim = claim;
        int live = 0;
        int claimed = 0;
        for (Try attempt : board.open.values()) {
            if (attempt.state.isLive()) {
                busy.add(attempt.target.contact.phone());
                if (attempt.provider.equals(claim.provider())) {
                    slotsOfTenant.merge(attempt.entry.campaign.tenant(), 1, Integer::sum);
                    live++;
                    claimed += attempt.state == AttemptState.CLAIMED ? 1 : 0;
                }
            }
        }
        board.campaigns
                .values()
                .forEach(entry -> lastTurnOfTenant.merge(entry.campaign.tenant(), entry.lastTurn, Math::max));
        this.free = Math.min(claim.limit(), claim.maxLive() - live);
        this.free = Math.min(free, claim.maxPerSecond() - claimed - submittedInTheLastSecond());
    }

    /** A campaign that may have a slot more, and for whom. */
    private record Candidate(Entry entry, Target target, double shareOfTenant, double shareOfCampaign) {

        TenantId tenant() {
            return entry.campaign.tenant();
        }
    }

    List<Attempt> take(Supplier<AttemptId> ids) {
        List<Attempt> taken = new ArrayList<>();
        for (; free > 0; free--) {
            Optional<Candidate> next = neediest();
            if (next.isEmpty()) {
                break;
            }
            Entry entry = next.get().entry();
            Try attempt =
                    new Try(ids.get(), entry, next.get().target(), claim.provider(), claim.now(), claim.leaseUntil());
            board.begin(attempt);
            busy.add(attempt.target.contact.phone());
            slotsOfTenant.merge(entry.campaign.tenant(), 1, Integer::sum);
            lastTurnOfTenant.put(entry.campaign.tenant(), entry.lastTurn);
            taken.add(attempt.asAttempt());
        }
        return taken;
    }

    private Optional<Candidate> neediest() {
        return board.campaigns.values().stream()
                .filter(this::mayHaveOneMore)
                .flatMap(entry -> entry.firstDue(claim.now(), busy).map(target -> candidate(entry, target)).stream())
                .min(Comparator.comparingDouble(Candidate::shareOfTenant)
                        .thenComparing(candidate -> lastTurnOfTenant.get(candidate.tenant()))
                        .thenComparingDouble(Candidate::shareOfCampaign)
                        .thenComparing(candidate -> candidate.entry().lastTurn));
    }

    private Candidate candidate(Entry entry, Target target) {
        TenantId tenant = entry.campaign.tenant();
        double slots = slotsOfTenant.getOrDefault(tenant, 0) + 1;
        return new Candidate(
                entry,
                target,
                slots / shareOf(tenant).weight(),
                (entry.live + 1.0) / entry.campaign.spec().weight());
    }

    private boolean mayHaveOneMore(Entry entry) {
        Campaign campaign = entry.campaign;
        CampaignSpec spec = campaign.spec();
        return campaign.state() == Campaign.State.RUNNING
                && claim.takes(spec)
                && (spec.startAt() == null || !spec.startAt().isAfter(claim.now()))
                && (spec.endAt() == null || spec.endAt().isAfter(claim.now()))
                && entry.live < spec.maxConcurrentCalls()
                && slotsOfTenant.getOrDefault(campaign.tenant(), 0)
                        < shareOf(campaign.tenant()).maxConcurrentCalls();
    }

    private TenantShare shareOf(TenantId tenant) {
        return board.shares.getOrDefault(tenant, TenantShare.EQUAL);
    }

    private int submittedInTheLastSecond() {
        Deque<Instant> submitted = board.submissions.computeIfAbsent(claim.provider(), none -> new ArrayDeque<>());
        Instant second = claim.now().minus(Duration.ofSeconds(1));
        while (!submitted.isEmpty() && !submitted.peekFirst().isAfter(second)) {
            submitted.removeFirst();
        }
        return submitted.size();
    }
}
