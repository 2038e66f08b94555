package io.voicecrm.engine;

import io.voicecrm.call.CallRecord;
import io.voicecrm.ledger.CallTariff;
import io.voicecrm.ledger.Hold;
import io.voicecrm.ledger.Ledger;
import java.time.Instant;
import java.util.Optional;

/** Pays calls that are over from their tenant's credit. */
final class CallCredit {

    private final Ledger ledger;

    CallCredit(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Pays a call once it has ended; told again of another end, the difference. A call that we placed was held for, or is
     * not paid from credit; one that came in is paid if it ended under the tenant's terms.
     */
    void settle(CallRecord record) {
        Instant endedAt = record.endedAt();
        if (endedAt == null) {
            return;
        }
        String key = record.attempt() == null
                ? record.ref().toString()
                : record.attempt().toString();
        tariffOf(record, key, endedAt)
                .ifPresent(tariff -> ledger.settle(
                        record.tenant(),
                        key,
                        tariff,
                        tariff.of(record.talkTime().toSeconds()),
                        endedAt));
    }

    private Optional<CallTariff> tariffOf(CallRecord record, String key, Instant endedAt) {
        Optional<CallTariff> held = ledger.find(record.tenant(), key).map(Hold::tariff);
        if (held.isPresent() || record.attempt() != null) {
            return held;
        }
        return ledger.terms(record.tenant())
                .filter(terms -> !endedAt.isBefore(terms.since()))
                .map(terms -> terms.tariff());
    }
}
