package io.voicecrm.campaign;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.ProviderCallRef;
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
     * callers never get the same target, and no number gets two live attempts, whoever calls it.
     *
     * <p>Each slot goes to the tenant that has the fewest for its weight, there to the campaign that has the fewest for
     * its weight, and there to the target of the highest priority that is due first. Never makes the provider's live
     * attempts more than {@link Claim#maxLive}, nor those submitted within any second more than {@link
     * Claim#maxPerSecond}, nor a tenant's or a campaign's more than its own limit, however many processes claim.
     */
    List<Attempt> claim(Claim claim);

    /**
     * Stores that requests are about to leave, in one commit, and that they are this caller's until {@code leaseUntil}. Only
     * the attempts that are returned may be dialed: the others lost their lease, or their campaign was paused or canceled
     * meanwhile.
     */
    Set<AttemptId> submitting(Collection<AttemptId> attempts, Instant now, Instant leaseUntil);

    /**
     * Moves attempts and their targets forward, in one commit. A report that {@link AttemptState#canBecome} forbids is
     * left out. A running campaign whose last open target closes becomes finished.
     *
     * @return the attempts that moved
     */
    Set<AttemptId> report(Collection<? extends AttemptReport> reports);

    /** Sets what a tenant gets of every account, from the next claim on. */
    void setShare(TenantId tenant, TenantShare share);

    /** What a tenant gets; {@link TenantShare#EQUAL} unless it was set. */
    TenantShare share(TenantId tenant);

    /** How much of an account is in use; for people and meters to look at. */
    AccountUse use(ProviderId provider, Instant now);

    /** Calls that were placed and of which no end is known, the oldest first; at most {@code limit}. */
    List<PlacedCall> placed(ProviderId provider, int limit);

    /** An attempt, if it is {@code tenant}'s. */
    Optional<Attempt> find(TenantId tenant, AttemptId attempt);

    /**
     * Puts targets back into the queue whose lease ran out while {@link AttemptState#CLAIMED}; nothing of theirs has left
     * us. Returns how many.
     */
    int releaseExpired(Instant now);

    /**
     * Leases attempts whose end is not known for this caller to look into: {@link AttemptState#SUBMITTING} whose lease ran
     * out, {@link AttemptState#UNKNOWN}, and {@link AttemptState#PLACED} or {@link AttemptState#ENDED} since before {@code
     * now} minus {@code quietFor}, oldest first. None is returned again to anybody before {@code now} plus {@code recheckAfter}.
     */
    List<Attempt> claimUnsettled(ProviderId provider, Instant now, Duration quietFor, Duration recheckAfter, int limit);

    /**
     * What to claim.
     *
     * @param dialer names the claiming process, for people who look into the store
     * @param provider through whom the calls go
     * @param working the providers that can place calls now, {@code provider} among them: of a campaign that has several
     *     routes, only the preferred one of these is taken
     * @param now targets due at or before this
     * @param limit at most this many, at least 1
     * @param maxLive how many attempts of the provider may be live at once, these included
     * @param maxPerSecond how many attempts of the provider may be submitted within any second, these included
     * @param leaseUntil when the claim lapses if nothing is submitted
     */
    record Claim(
            String dialer,
            ProviderId provider,
            Set<ProviderId> working,
            Instant now,
            int limit,
            int maxLive,
            int maxPerSecond,
            Instant leaseUntil) {

        /** @throws IllegalArgumentException if {@code provider} is not among {@code working} */
        public Claim {
            working = Set.copyOf(working);
            if (!working.contains(provider)) {
                throw new IllegalArgumentException("working: " + working + " must contain " + provider);
            }
        }

        /** For a provider that is the only one. */
        public Claim(
                String dialer,
                ProviderId provider,
                Instant now,
                int limit,
                int maxLive,
                int maxPerSecond,
                Instant leaseUntil) {
            this(dialer, provider, Set.of(provider), now, limit, maxLive, maxPerSecond, leaseUntil);
        }

        /** Whether calls of such a campaign go through {@link #provider} now. */
        public boolean takes(CampaignSpec spec) {
            return spec.routeAmong(working)
                    .filter(route -> route.provider().equals(provider))
                    .isPresent();
        }
    }

    /** A call that is up, as far as we know. */
    record PlacedCall(AttemptId attempt, ProviderCallRef call, Instant placedAt) {}
}
