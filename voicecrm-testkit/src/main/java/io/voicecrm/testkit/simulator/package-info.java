/**
 * The phone world: seeded people who answer, are busy, decline, or let a machine answer.
 *
 * <p>{@link io.voicecrm.testkit.simulator.PhoneWorld} is the entry. It knows neither providers nor HTTP nor a clock: what
 * happens on a call follows from the seed, the number and how often it was dialed.
 */
@NullMarked
package io.voicecrm.testkit.simulator;

import org.jspecify.annotations.NullMarked;
