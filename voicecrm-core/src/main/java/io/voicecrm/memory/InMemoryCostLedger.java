package io.voicecrm.memory;

import io.voicecrm.TenantId;
import io.voicecrm.call.CostLine;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.metering.CostLedger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class InMemoryCostLedger implements CostLedger {

    private static final int DECIMALS = 9;

    private record Key(ProviderCallRef call, String component) {}

    private record Cost(TenantId tenant, CostLine line, Instant occurredAt) {}

    private final Map<Key, Cost> costs = new LinkedHashMap<>();

    @Override
    public synchronized void record(TenantId tenant, ProviderCallRef call, List<CostLine> lines, Instant occurredAt) {
        for (CostLine line : lines) {
            CostLine rounded =
                    new CostLine(line.component(), line.amount().setScale(DECIMALS, RoundingMode.HALF_UP), line.unit());
            costs.putIfAbsent(new Key(call, line.component()), new Cost(tenant, rounded, occurredAt));
        }
    }

    @Override
    public synchronized Map<String, BigDecimal> totals(TenantId tenant, Instant from, Instant to) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        for (Cost cost : costs.values()) {
            boolean counts = cost.tenant().equals(tenant)
                    && !cost.occurredAt().isBefore(from)
                    && cost.occurredAt().isBefore(to);
            if (counts) {
                totals.merge(cost.line().unit(), cost.line().amount(), BigDecimal::add);
            }
        }
        return totals;
    }
}
