package io.voicecrm.openai;

import io.voicecrm.TenantId;
import io.voicecrm.metering.CostLedger;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What each tenant may still use today, by what the ledger says was used: all processes share it, and a restart forgets
 * nothing. Analyses that are under way at the same moment may go over the limit together.
 */
final class Budget {

    private final CostLedger ledger;
    private final Function<TenantId, DailyLimit> limits;
    private final @Nullable TokenPrices prices;
    private final Clock clock;

    Budget(CostLedger ledger, Function<TenantId, DailyLimit> limits, @Nullable TokenPrices prices, Clock clock) {
        this.ledger = ledger;
        this.limits = limits;
        this.prices = prices;
        this.clock = clock;
    }

    boolean isUsedUp(TenantId tenant) {
        DailyLimit limit = limits.apply(tenant);
        if (limit.equals(DailyLimit.NONE)) {
            return false;
        }
        Tokens used = usedToday(tenant);
        if (used.input() + used.output() >= limit.tokens()) {
            return true;
        }
        BigDecimal money = limit.money();
        if (money == null) {
            return false;
        }
        if (prices == null) {
            throw new IllegalStateException("tenant " + tenant + ": has a limit of " + money
                    + " a day, but the prices of tokens are not configured");
        }
        return prices.of(used).compareTo(money) >= 0;
    }

    private Tokens usedToday(TenantId tenant) {
        Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
        Map<String, BigDecimal> totals = ledger.totals(tenant, midnight, midnight.plus(1, ChronoUnit.DAYS));
        return new Tokens(
                totals.getOrDefault(Tokens.INPUT_UNIT, BigDecimal.ZERO).longValue(),
                totals.getOrDefault(Tokens.OUTPUT_UNIT, BigDecimal.ZERO).longValue());
    }
}
