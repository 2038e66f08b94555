package io.voicecrm.campaign;

import java.time.Duration;

/**
 * How much of a provider account is in use, by all processes together.
 *
 * @param slots attempts that take a slot
 * @param unknown attempts of which nobody knows whether the phone rang
 * @param lag how long whoever has waited longest for a call could have been called; zero if nobody waits
 */
public record AccountUse(long slots, long unknown, Duration lag) {}
