package io.voicecrm.testkit.contract;

import static io.voicecrm.ledger.LedgerUnit.SECONDS;

import io.voicecrm.TenantId;
import io.voicecrm.ledger.CallTariff;
import io.voicecrm.ledger.Ledger;
import io.voicecrm.metering.LedgerConflictException;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of a tenant's credit, in any order, some of it again and some of it wrong. */
@NullMarked
public final class RandomOperations {

    private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

    private final Ledger ledger;
    private final TenantId tenant;
    private final Random random;
    private final int keys;

    /**
     * @param seed the same one asks for the same
     * @param keys how many calls, top-ups and so on there are to ask about
     */
    public RandomOperations(Ledger ledger, TenantId tenant, long seed, int keys) {
        this.ledger = ledger;
        this.tenant = tenant;
        this.keys = keys;
        this.random = new Random(seed);
    }

    /** Asks so many times. A key that was used for something else is what some of them are about. */
    public void run(int operations) {
        for (int i = 0; i < operations; i++) {
            try {
                ask();
            } catch (LedgerConflictException e) {
                continue;
            }
        }
    }

    /** Asks once. */
    public void ask() {
        int kind = random.nextInt(20);
        long amount = 1 + random.nextInt(120);
        if (kind == 0) {
            ledger.topUp(tenant, SECONDS, key("top-up"), amount * 5, "bought", expiry());
        } else if (kind == 1) {
            ledger.adjust(tenant, SECONDS, key("adjust"), amount - 60 == 0 ? 1 : amount - 60, "because");
        } else if (kind == 2) {
            ledger.refund(tenant, SECONDS, key("refund"), key("top-up"), amount, "asked");
        } else if (kind == 3) {
            ledger.expireDue(3);
        } else if (kind == 4) {
            ledger.earmark(tenant, campaign(), CallTariff.SECONDS, random.nextInt(3) * amount, START);
        } else if (kind < 12) {
            ledger.hold(tenant, call(), CallTariff.SECONDS, amount, random.nextBoolean() ? campaign() : null, START);
        } else if (kind < 18) {
            ledger.settle(tenant, call(), CallTariff.SECONDS, amount, START.plusSeconds(random.nextInt(3)));
        } else {
            ledger.release(tenant, SECONDS, call());
        }
    }

    private @Nullable Instant expiry() {
        return random.nextInt(3) == 0 ? START : null;
    }

    private String call() {
        return key("call");
    }

    private String campaign() {
        return "campaign-" + random.nextInt(5);
    }

    private String key(String of) {
        return of + "-" + random.nextInt(keys);
    }
}
