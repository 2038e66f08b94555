package io.voicecrm.campaign;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.CallOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Campaigns and their targets, as people manage them. Implementations are thread-safe. */
@ExtensionPoint
public interface CampaignStore {

    /**
     * Stores a new campaign.
     *
     * @throws IllegalStateException if its id exists
     */
    void create(Campaign campaign);

    /** A campaign, if it is {@code tenant}'s. */
    Optional<Campaign> find(TenantId tenant, CampaignId id);

    /** Campaigns in the order of their ids as given; those that are not {@code tenant}'s are missing. */
    List<Campaign> findAll(TenantId tenant, List<CampaignId> ids);

    /**
     * Adds people to call to a campaign in any state but finished or canceled.
     *
     * @throws IllegalArgumentException if {@code tenant} has no such campaign
     * @throws IllegalStateException if the campaign is over
     */
    TargetImport importTargets(TenantId tenant, CampaignId id);

    /**
     * Moves a campaign to another state if {@link Campaign.State#canBecome} allows it from where it is now. Canceling
     * closes its targets that are not being called; a call that is up goes on and is recorded. A campaign that runs
     * with no target left open is finished at once.
     *
     * @return the campaign as it is now; empty if the move is not allowed, or {@code tenant} has no such campaign
     */
    Optional<Campaign> move(TenantId tenant, CampaignId id, Campaign.State next, @Nullable String reason, Instant now);

    /**
     * Gives a campaign other limits while it is not over: how many calls, which weight, when it starts and ends, how often
     * it tries, on what terms. All else of {@code spec} is left as it was.
     *
     * @return the campaign as it is now; empty if it is over, or {@code tenant} has no such campaign
     */
    Optional<Campaign> change(TenantId tenant, CampaignId id, CampaignSpec spec);

    /**
     * Changes a target that waits for a call. One that is being called, or is closed, stays as it is, unless the change is
     * a {@link TargetChange.Promised}.
     *
     * @return whether there was such a target
     */
    boolean change(TenantId tenant, CampaignId id, PhoneNumber phone, TargetChange change, Instant now);

    /**
     * Opens targets again that were not reached, if their last outcome is one of {@code outcomes}: for as many further
     * attempts as the campaign's plan allows. A finished campaign runs again.
     *
     * @return how many were opened; none if the campaign was canceled
     */
    long retry(TenantId tenant, CampaignId id, Set<CallOutcome> outcomes, Instant now);

    /**
     * Finishes campaigns of every tenant whose end has come: who still waits is given up, calls that are up go on.
     *
     * @return how many
     */
    int closeEnded(Instant now);

    /**
     * The people of a campaign in the order of its files, a page at a time; of a campaign that {@code tenant} does not have,
     * nobody.
     *
     * @param after the position of the last one of the page before; 0 for the first page
     * @param limit at least 1
     */
    List<ListedTarget> targets(TenantId tenant, CampaignId id, long after, int limit);

    /** How far each of some campaigns is; those without a target, and those that are not {@code tenant}'s, are missing. */
    Map<CampaignId, CampaignProgress> progress(TenantId tenant, Set<CampaignId> ids);

    /** How far the campaign is; of a campaign that {@code tenant} does not have, {@link CampaignProgress#NONE}. */
    default CampaignProgress progress(TenantId tenant, CampaignId id) {
        return progress(tenant, Set.of(id)).getOrDefault(id, CampaignProgress.NONE);
    }
}
