package io.voicecrm.engine;

import io.voicecrm.IdSource;
import io.voicecrm.TenantId;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.Campaign.State;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.contact.Contact;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do with campaigns. Thread-safe. */
public final class Campaigns {

    private final CampaignStore store;
    private final IdSource ids;
    private final Clock clock;

    Campaigns(CampaignStore store, IdSource ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Stores a new campaign in draft. */
    public Campaign create(TenantId tenant, CampaignSpec spec) {
        Campaign campaign = Campaign.draft(tenant, new CampaignId(ids.next()), spec, clock.instant());
        store.create(campaign);
        return campaign;
    }

    /** A campaign, if it is {@code tenant}'s. */
    public Optional<Campaign> find(TenantId tenant, CampaignId id) {
        return store.find(tenant, id);
    }

    /** How far a campaign is. */
    public CampaignProgress progress(Campaign campaign) {
        return store.progress(campaign.tenant(), campaign.id());
    }

    /**
     * Lets the dialer call whoever is due.
     *
     * @throws IllegalStateException if it is neither a draft nor paused, or nobody is in it
     */
    public Campaign start(Campaign campaign) {
        if (progress(campaign).total() == 0) {
            throw new IllegalStateException("campaign " + campaign.id() + ": has nobody to call");
        }
        return move(campaign, State.RUNNING, null);
    }

    /**
     * Places no more calls until it is started again; calls that are up go on.
     *
     * @throws IllegalStateException if it is not running
     */
    public Campaign pause(Campaign campaign, @Nullable String reason) {
        return move(campaign, State.PAUSED, reason);
    }

    /**
     * Gives a campaign up; calls that are up go on and are recorded.
     *
     * @throws IllegalStateException if it is over
     */
    public Campaign cancel(Campaign campaign) {
        return move(campaign, State.CANCELED, null);
    }

    /** Starts a campaign of one contact, to be called as soon as there is a free slot. */
    public Campaign callNow(TenantId tenant, CampaignSpec spec, Contact contact) {
        Campaign campaign = create(tenant, spec);
        try (TargetImport targets = store.importTargets(tenant, campaign.id())) {
            targets.add(1, contact);
            targets.commit();
        }
        return start(campaign);
    }

    private Campaign move(Campaign campaign, State next, @Nullable String reason) {
        return store.move(campaign.tenant(), campaign.id(), next, reason, clock.instant())
                .orElseThrow(() -> new IllegalStateException("campaign " + campaign.id() + ": is "
                        + store.find(campaign.tenant(), campaign.id())
                                .map(Campaign::state)
                                .orElse(null)
                        + " and cannot become " + next));
    }
}
