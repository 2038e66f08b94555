package io.voicecrm.testkit.contract;

import static io.voicecrm.ledger.LedgerUnit.SECONDS;

import io.voicecrm.TenantId;
import io.voicecrm.ledger.Balance;
import io.voicecrm.ledger.CallTariff;
import io.voicecrm.ledger.CreditResult;
import io.voicecrm.ledger.CreditTerms;
import io.voicecrm.ledger.Ledger;
import io.voicecrm.ledger.LedgerOperation;
import io.voicecrm.ledger.LedgerStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A tenant and its talk seconds, on whatever store is under test. Not extended by itself. */
@NullMarked
abstract class LedgerScene {

    static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    final TenantId acme = new TenantId("acme-" + UUID.randomUUID());
    final TenantId globex = new TenantId("globex-" + UUID.randomUUID());
    Ledger ledger;
    private int topUps;

    /** A store; it may hold what other tests left there, of other tenants. */
    protected abstract LedgerStore store();

    @BeforeEach
    void openLedger() {
        ledger = new Ledger(store(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    void topUp(long seconds) {
        topUps++;
        ledger.topUp(acme, SECONDS, "top-up-" + topUps, seconds, "bought");
    }

    void limits(long overdraft, long debtLimit) {
        ledger.setTerms(
                acme,
                CreditTerms.prepaid(CallTariff.SECONDS, NOW)
                        .withOverdraft(overdraft)
                        .withDebtLimit(debtLimit));
    }

    CreditResult hold(String key, long seconds) {
        return hold(key, seconds, null);
    }

    CreditResult hold(String key, long seconds, @Nullable String within) {
        return hold(key, seconds, within, NOW.plusSeconds(600));
    }

    CreditResult hold(String key, long seconds, @Nullable String within, Instant expiresAt) {
        return ledger.hold(acme, key, CallTariff.SECONDS, seconds, within, expiresAt);
    }

    LedgerOperation.SetAside setAside(String key, long seconds) {
        return new LedgerOperation.SetAside(acme, key, CallTariff.SECONDS, seconds, null, NOW.plusSeconds(600), NOW);
    }

    boolean settle(String key, long seconds) {
        return settle(key, seconds, NOW);
    }

    boolean settle(String key, long seconds, Instant asOf) {
        return ledger.settle(acme, key, CallTariff.SECONDS, seconds, asOf);
    }

    CreditResult earmark(String key, long seconds) {
        return ledger.earmark(acme, key, CallTariff.SECONDS, seconds, NOW.plusSeconds(600));
    }

    Balance balance() {
        return ledger.balance(acme, SECONDS);
    }
}
