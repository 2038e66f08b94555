package io.voicecrm.metering;

import io.voicecrm.call.CostLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How much a report changes what a part of a call was known to cost.
 *
 * @param before exact to 9 decimals; zero if nothing was known
 * @param after exact to 9 decimals; zero if it is charged no more
 */
public record CostDifference(String component, String unit, BigDecimal before, BigDecimal after) {

    private static final int DECIMALS = 9;

    private record Key(String component, String unit) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byComponent = component.compareTo(other.component);
            return byComponent != 0 ? byComponent : unit.compareTo(other.unit);
        }
    }

    /** What has to be added to what was known. */
    public BigDecimal amount() {
        return after.subtract(before);
    }

    /** What is different, by component and unit; lines of the same two are added up, and rounded half up then. */
    public static List<CostDifference> between(List<CostLine> known, List<CostLine> told) {
        Map<Key, BigDecimal> before = sums(known);
        Map<Key, BigDecimal> after = sums(told);
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .sorted()
                .map(key -> new CostDifference(key.component(), key.unit(), amount(before, key), amount(after, key)))
                .filter(difference -> difference.amount().signum() != 0)
                .toList();
    }

    private static Map<Key, BigDecimal> sums(List<CostLine> lines) {
        Map<Key, BigDecimal> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(new Key(line.component(), line.unit()), line.amount(), BigDecimal::add));
        return sums;
    }

    private static BigDecimal amount(Map<Key, BigDecimal> sums, Key key) {
        return Objects.requireNonNullElse(sums.get(key), BigDecimal.ZERO).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
