package io.voicecrm.billing;

import io.voicecrm.Money;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What something earned: a call, a campaign, a client, a month. For the platform only. Two figures are both called profit in
 * this business, and they are told apart: the contribution is what is left after what the calls themselves cost; the profit
 * is what is left of that after its part of the providers' base fees and of the business's other expenses.
 *
 * @param direct what the calls, numbers and analyses cost, by component
 * @param allocatedBase its part of the providers' monthly base fees
 * @param opex its part of what the business spends otherwise
 */
public record ProfitStatement(Money revenue, SortedMap<String, Money> direct, Money allocatedBase, Money opex) {

    /** @throws IllegalArgumentException if the currencies differ */
    public ProfitStatement {
        direct = Collections.unmodifiableSortedMap(new TreeMap<>(direct));
        Money sum = revenue.plus(allocatedBase).plus(opex);
        for (Money cost : direct.values()) {
            sum = sum.plus(cost);
        }
    }

    /** A statement of direct costs alone. */
    public static ProfitStatement of(Money revenue, Map<String, Money> direct) {
        Money none = Money.zero(revenue.currency());
        return new ProfitStatement(revenue, new TreeMap<>(direct), none, none);
    }

    /** The sum of the components. */
    public Money directCost() {
        return direct.values().stream().reduce(Money.zero(revenue.currency()), Money::plus);
    }

    /** All costs. */
    public Money cost() {
        return directCost().plus(allocatedBase).plus(opex);
    }

    /** Revenue and direct cost: what many examples of this business call profit. */
    public Profit contribution() {
        return new Profit(revenue, directCost());
    }

    /** Revenue and all costs. */
    public Profit profit() {
        return new Profit(revenue, cost());
    }
}
