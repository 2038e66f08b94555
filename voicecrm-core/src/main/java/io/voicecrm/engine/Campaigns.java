package io.voicecrm.engine;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.Campaign.State;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.campaign.CampaignProgress;
import io.voicecrm.campaign.CampaignSpec;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.campaign.ImportReport;
import io.voicecrm.campaign.ListedTarget;
import io.voicecrm.campaign.TargetChange;
import io.voicecrm.campaign.TargetImport;
import io.voicecrm.contact.Contact;
import io.voicecrm.contact.ContactCsv;
import io.voicecrm.contact.ContactCsvReport;
import io.voicecrm.contact.ContactRows;
import io.voicecrm.contact.RejectedRow;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What people do with campaigns. Thread-safe. */
public final class Campaigns {

    private static final int PAGE = 1_000;

    private final CampaignStore store;
    private final Previewer previewer;
    private final LaunchCredit credit;
    private final IdSource ids;
    private final Clock clock;

    Campaigns(CampaignStore store, Previewer previewer, LaunchCredit credit, IdSource ids, Clock clock) {
        this.store = store;
        this.previewer = previewer;
        this.credit = credit;
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

    /**
     * Adds the people of a CSV file to a campaign, all or nothing: a bad row costs only itself, a bad file changes nothing.
     * Numbers that are in the campaign already are left as they are, so the same file may be imported again.
     *
     * @param csv how to read it: the region of its numbers, and what the agent says
     * @param in the file; not closed
     * @param rejected takes each row that is no contact, as it is found
     * @throws io.voicecrm.contact.UnreadableContactFileException if the file as a whole is not a table of contacts
     * @throws IOException if {@code in} fails
     */
    public ImportReport importCsv(Campaign campaign, ContactCsv csv, InputStream in, Consumer<RejectedRow> rejected)
            throws IOException {
        return importCsv(campaign, csv, in, contact -> {}, rejected);
    }

    /**
     * {@link #importCsv(Campaign, ContactCsv, InputStream, Consumer)} that hands out the contacts as well.
     *
     * @param accepted takes each row that is a contact, as it is found and before it is kept; what it throws ends the import
     */
    public ImportReport importCsv(
            Campaign campaign,
            ContactCsv csv,
            InputStream in,
            Consumer<Contact> accepted,
            Consumer<RejectedRow> rejected)
            throws IOException {
        try (TargetImport targets = store.importTargets(campaign.tenant(), campaign.id())) {
            ContactCsvReport file = csv.read(in, new ContactRows() {
                @Override
                public void accepted(long row, Contact contact) {
                    accepted.accept(contact);
                    targets.add(row, contact);
                }

                @Override
                public void rejected(RejectedRow row) {
                    rejected.accept(row);
                }
            });
            return ImportReport.of(file, targets.commit());
        }
    }

    /**
     * What would happen if a campaign were started now, without starting it: who would be called, and which rules keep the
     * others from it. Asks about everybody who waits, so it takes a while for a long list.
     */
    public LaunchPreview preview(Campaign campaign) {
        return preview(campaign, clock.instant());
    }

    /** {@link #preview(Campaign)} as of another moment, such as tomorrow morning. */
    public LaunchPreview preview(Campaign campaign, Instant at) {
        return previewer.preview(campaign, at);
    }

    /**
     * Gives a campaign other limits, times, retries and weight while it is not over.
     *
     * @return the campaign as it is now
     * @throws IllegalStateException if it is over
     */
    public Campaign change(Campaign campaign, CampaignSpec spec) {
        return store.change(campaign.tenant(), campaign.id(), spec)
                .orElseThrow(() -> new IllegalStateException("campaign " + campaign.id() + ": is over"));
    }

    /** Takes out, moves or calls back somebody who waits; false if they do not wait. */
    public boolean change(Campaign campaign, PhoneNumber phone, TargetChange change) {
        return store.change(campaign.tenant(), campaign.id(), phone, change, clock.instant());
    }

    /** A new draft with the same settings and everybody on the list, as if nobody had been called. */
    public Campaign duplicate(Campaign campaign, String name) {
        CampaignSpec spec = campaign.spec();
        Campaign copy = create(campaign.tenant(), spec.named(name));
        try (TargetImport targets = store.importTargets(campaign.tenant(), copy.id())) {
            long after = 0;
            List<ListedTarget> page;
            do {
                page = store.targets(campaign.tenant(), campaign.id(), after, PAGE);
                for (ListedTarget target : page) {
                    targets.add(target.position(), target.contact());
                    after = target.position();
                }
            } while (page.size() == PAGE);
            targets.commit();
        }
        return copy;
    }

    /**
     * Calls those again whom nobody reached, as often as the plan allows; a finished campaign runs again.
     *
     * @param outcomes of the last call
     * @return how many
     */
    public long retry(Campaign campaign, Set<CallOutcome> outcomes) {
        return store.retry(campaign.tenant(), campaign.id(), outcomes, clock.instant());
    }

    /** How far a campaign is. */
    public CampaignProgress progress(Campaign campaign) {
        return store.progress(campaign.tenant(), campaign.id());
    }

    /** What credit a campaign would need to be started now; empty where its tenant does not pay from credit. */
    public Optional<CreditNeed> creditNeed(Campaign campaign) {
        return credit.need(campaign);
    }

    /**
     * Lets the dialer call whoever is due. Where the tenant pays from credit, as much as the calls are likely to take is
     * set aside first.
     *
     * @throws OutOfCreditException if there is not as much; it names what is missing
     * @throws IllegalStateException if it is neither a draft nor paused, or nobody is in it
     */
    public Campaign start(Campaign campaign) {
        if (progress(campaign).total() == 0) {
            throw new IllegalStateException("campaign " + campaign.id() + ": has nobody to call");
        }
        credit.setAside(campaign);
        try {
            return move(campaign, State.RUNNING, null);
        } catch (IllegalStateException e) {
            credit.giveBack(campaign);
            throw e;
        }
    }

    /**
     * Places no more calls until it is started again; calls that are up go on.
     *
     * @throws IllegalStateException if it is not running
     */
    public Campaign pause(Campaign campaign, @Nullable String reason) {
        Campaign paused = move(campaign, State.PAUSED, reason);
        credit.giveBack(campaign);
        return paused;
    }

    /**
     * Gives a campaign up; calls that are up go on and are recorded.
     *
     * @throws IllegalStateException if it is over
     */
    public Campaign cancel(Campaign campaign) {
        Campaign canceled = move(campaign, State.CANCELED, null);
        credit.giveBack(campaign);
        return canceled;
    }

    /** Starts a campaign of one contact, to be called as soon as there is a free slot. */
    public Campaign callNow(TenantId tenant, CampaignSpec spec, Contact contact) {
        return callNow(tenant, new CampaignId(ids.next()), spec, contact);
    }

    /**
     * {@link #callNow(TenantId, CampaignSpec, Contact)} under an id that the caller chose and keeps. Repeating it rings nobody
     * again, also where it broke off half way: what is missing is done, and what was done is left as it is.
     */
    public Campaign callNow(TenantId tenant, CampaignId id, CampaignSpec spec, Contact contact) {
        Campaign campaign = store.find(tenant, id).orElseGet(() -> draft(tenant, id, spec));
        if (campaign.state() != State.DRAFT) {
            return campaign;
        }
        try (TargetImport targets = store.importTargets(tenant, id)) {
            targets.add(1, contact);
            targets.commit();
        }
        return store.move(tenant, id, State.RUNNING, null, clock.instant())
                .or(() -> store.find(tenant, id))
                .orElseThrow();
    }

    /** Whether a campaign is past its draft, so that {@code callNow} with its id has nothing left to do. */
    public boolean isCalled(TenantId tenant, CampaignId id) {
        return store.find(tenant, id)
                .filter(campaign -> campaign.state() != State.DRAFT)
                .isPresent();
    }

    /** Two that ask at once make one: whoever comes second finds it. */
    private Campaign draft(TenantId tenant, CampaignId id, CampaignSpec spec) {
        Campaign campaign = Campaign.draft(tenant, id, spec, clock.instant());
        try {
            store.create(campaign);
            return campaign;
        } catch (IllegalStateException e) {
            return store.find(tenant, id).orElseThrow(() -> e);
        }
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
