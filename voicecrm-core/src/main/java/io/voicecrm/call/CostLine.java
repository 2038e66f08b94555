package io.voicecrm.call;

import java.math.BigDecimal;

/**
 * One part of what a provider charges us for a call. Never shown to tenants.
 *
 * @param component what is charged for, such as {@code call} or {@code llm}
 * @param amount how much, exact
 * @param unit an ISO 4217 currency code, or the provider's own unit, such as {@code credits}
 */
public record CostLine(String component, BigDecimal amount, String unit) {}
