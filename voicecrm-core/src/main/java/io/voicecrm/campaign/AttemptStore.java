package io.voicecrm.campaign;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.call.AttemptId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Attempts, as the dialer sees them. Implementations are thread-safe, also across processes where the data is shared.
 */
@ExtensionPoint
public interface AttemptStore {

    /**
     * Leases due targets of running campaigns and makes an attempt for each, in state {@link AttemptState#CLAIMED}. Two
     * callers never get the same target. Campaigns take turns; within one, the target due first comes first.
     *
     * <p>Never makes the provider's live attempts more than {@link Claim#maxLive}, nor a campaign's more than its own
     * limit.
     */
    List<Attempt> claim(Claim claim);

    /**
     * Stores that requests are about to leave, in one commit. Only the attempts that are returned may be dialed: the
     * others lost their lease, or their campaign was paused or canceled meanwhile.
     */
    Set<AttemptId> submitting(Collection<AttemptId> attempts, Instant now);

    /**
     * Moves attempts and their targets forward, in one commit. A report that {@link AttemptState#canBecome} forbids is
     * left out. A running campaign whose last open target closes becomes finished.
     *
     * @return the attempts that moved
     */
    Set<AttemptId> report(Collection<? extends AttemptReport> reports);

    /** An attempt, if it is {@code tenant}'s. */
    Optional<Attempt> find(TenantId tenant, AttemptId attempt);

    /**
     * Puts targets back into the queue whose lease ran out while {@link AttemptState#CLAIMED}; nothing of theirs has left
     * us. Returns how many.
     */
    int releaseExpired(Instant now);

    /**
     * Leases attempts whose end is not known for this caller to look into: {@link AttemptState#SUBMITTING} whose lease ran
     * out, {@link AttemptState#UNKNOWN}, and {@link AttemptState#PLACED} before {@code now} minus {@code quietFor}, oldest
     * first. None is returned again to anybody before {@code now} plus {@code recheckAfter}.
     */
    List<Attempt> claimUnsettled(ProviderId provider, Instant now, Duration quietFor, Duration recheckAfter, int limit);

    /**
     * What to claim.
     *
     * @param dialer names the claiming process, for people who look into the store
     * @param provider only campaigns with an agent of this provider
     * @param now targets due at or before this
     * @param limit at most this many, at least 1
     * @param maxLive how many attempts of the provider may be live at once, these included
     * @param leaseUntil when the claim lapses if nothing is reported
     */
    record Claim(String dialer, ProviderId provider, Instant now, int limit, int maxLive, Instant leaseUntil) {}
}
