package io.voicecrm.engine;

import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallRecord;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.Campaign;
import io.voicecrm.campaign.CampaignId;
import io.voicecrm.ledger.Hold;
import io.voicecrm.ledger.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Closes what a process left behind that died between two steps. It asks before it gives anything back: as long as an
 * attempt is not over, and be it unknown, a phone may be up, and its hold stays. What it does not know is not its own.
 */
final class CreditSweep {

    private static final int PAGE = 200;

    private final Ledger ledger;
    private final Stores stores;
    private final CallCredit credit;
    private final Clock clock;

    CreditSweep(Ledger ledger, Stores stores, CallCredit credit, Clock clock) {
        this.ledger = ledger;
        this.stores = stores;
        this.credit = credit;
        this.clock = clock;
    }

    int runOnce() {
        Instant now = clock.instant();
        int closed = ledger.expireDue(PAGE);
        Hold last = null;
        List<Hold> page;
        do {
            page = ledger.store().overdue(now, last, PAGE);
            for (Hold hold : page) {
                closed += isClosed(hold, now) ? 1 : 0;
                last = hold;
            }
        } while (page.size() == PAGE);
        return closed;
    }

    private boolean isClosed(Hold hold, Instant now) {
        UUID key = uuidOf(hold.key());
        if (key == null) {
            return false;
        }
        return hold.isEarmark() ? closeEarmark(hold, new CampaignId(key), now) : closeHold(hold, new AttemptId(key));
    }

    private boolean closeEarmark(Hold hold, CampaignId id, Instant now) {
        boolean runs = stores.campaigns()
                .find(hold.tenant(), id)
                .filter(campaign -> campaign.state() == Campaign.State.RUNNING)
                .isPresent();
        if (runs) {
            return false;
        }
        ledger.earmark(hold.tenant(), hold.key(), hold.tariff(), 0, now);
        return true;
    }

    private boolean closeHold(Hold hold, AttemptId id) {
        Attempt attempt = stores.attempts().find(hold.tenant(), id).orElse(null);
        if (attempt == null || !attempt.state().isOver()) {
            return false;
        }
        Optional<CallRecord> record = Optional.ofNullable(attempt.call())
                .flatMap(call -> stores.calls().find(hold.tenant(), call))
                .filter(CallRecord::isEnded);
        record.ifPresentOrElse(credit::settle, () -> ledger.release(hold.tenant(), hold.unit(), hold.key()));
        return true;
    }

    private static @Nullable UUID uuidOf(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
