package io.voicecrm.engine;

import io.voicecrm.PhoneNumber;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.compliance.DialQuestion;
import io.voicecrm.contact.Contact;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** May each who waits in a campaign be called: page by page, so that memory stays the same however many there are. */
final class WaitingQuestions implements Iterator<DialQuestion> {

    private static final int PAGE = 1_000;

    private final CampaignStore store;
    private final Campaign campaign;
    private final Instant at;
    private final Deque<Contact> page = new ArrayDeque<>();
    private @Nullable PhoneNumber last;
    private boolean isOver;

    WaitingQuestions(CampaignStore store, Campaign campaign, Instant at) {
        this.store = store;
        this.campaign = campaign;
        this.at = at;
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && !isOver) {
            List<Contact> next = store.waiting(campaign.tenant(), campaign.id(), last, PAGE);
            page.addAll(next);
            isOver = next.size() < PAGE;
            last = next.isEmpty() ? last : next.get(next.size() - 1).phone();
        }
        return !page.isEmpty();
    }

    @Override
    public DialQuestion next() {
        if (!hasNext()) {
            throw new NoSuchElementException("nobody waits any more");
        }
        return new DialQuestion(
                campaign.tenant(),
                page.removeFirst(),
                campaign.spec().callerId(),
                1,
                at,
                campaign.spec().terms());
    }
}
