package io.voicecrm.billing;

import java.time.Instant;

/**
 * A plan as it stood from some time on, until the next term begins.
 *
 * @param from the first instant
 */
public record PlanTerm(Instant from, Plan plan) {}
