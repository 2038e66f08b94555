package io.voicecrm.campaign;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.TenantId;
import java.time.Instant;
import java.util.Optional;
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
     * How far the campaign is; of a campaign that {@code tenant} does not have, nothing.
     */
    CampaignProgress progress(TenantId tenant, CampaignId id);
}
