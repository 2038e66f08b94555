package io.voicecrm.sample.profit;

import io.voicecrm.TenantId;
import io.voicecrm.metering.Increment;
import io.voicecrm.metering.Meter;
import io.voicecrm.metering.UsageEntry;
import io.voicecrm.metering.UsageLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * Use as it will be if a month goes on as it began: what was talked, and for the rest of it as much in the same time. Whatever
 * rates use rates this too, so that included minutes, increments and a change of plan count in a forecast as in a bill.
 */
final class ProjectedUsage implements UsageLedger {

    private final UsageLedger real;
    private final Instant monthStart;
    private final Instant now;

    /** @param monthStart from when on the pace is measured, before {@code now} */
    ProjectedUsage(UsageLedger real, Instant monthStart, Instant now) {
        this.real = real;
        this.monthStart = monthStart;
        this.now = now;
    }

    @Override
    public long billableTalkSeconds(TenantId tenant, Increment increment, Instant from, Instant to) {
        if (!to.isAfter(now)) {
            return real.billableTalkSeconds(tenant, increment, from, to);
        }
        Instant since = from.isAfter(now) ? from : now;
        long soFar = from.isBefore(now) ? real.billableTalkSeconds(tenant, increment, from, now) : 0;
        double pace = real.billableTalkSeconds(tenant, increment, monthStart, now) / seconds(monthStart, now);
        return soFar + Math.round(pace * seconds(since, to));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    @Override
    public Map<Meter, Long> totals(TenantId tenant, Instant from, Instant to) {
        return real.totals(tenant, from, to);
    }

    @Override
    public int post(Collection<UsageEntry> entries) {
        throw new UnsupportedOperationException("a projection of use: nothing can be posted to it");
    }
}
