package io.voicecrm.retell;

import io.voicecrm.call.CostLine;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a call cost us, by product. The provider counts in US cents and fractions of them; here it is dollars, exactly. */
final class CostLines {

    private static final String CURRENCY = "USD";

    private CostLines() {}

    /** One line per product: a product that is charged in several parts is their sum. */
    static List<CostLine> of(Wire.@Nullable Cost cost) {
        if (cost == null) {
            return List.of();
        }
        Map<String, BigDecimal> cents = new LinkedHashMap<>();
        for (Wire.ProductCost product : Objects.requireNonNullElse(cost.products(), List.<Wire.ProductCost>of())) {
            if (product.cost() != null) {
                cents.merge(nameOf(product), product.cost(), BigDecimal::add);
            }
        }
        if (cents.isEmpty() && cost.combined() != null) {
            cents.put("call", cost.combined());
        }
        return cents.entrySet().stream()
                .map(line -> new CostLine(line.getKey(), line.getValue().movePointLeft(2), CURRENCY))
                .toList();
    }

    private static String nameOf(Wire.ProductCost product) {
        String name = Objects.requireNonNullElse(product.product(), "other");
        return Boolean.TRUE.equals(product.transferLeg()) ? name + "_transfer_leg" : name;
    }
}
