package io.voicecrm.sample.alert;

import io.voicecrm.TenantId;
import java.time.Instant;

/**
 * A client has reached a mark. It is published once, as an event of the application: whoever writes mails or ticks a box
 * listens for it with {@code @EventListener}.
 *
 * @param percent 80 or 100
 * @param standing how the client stood then
 */
public record Alert(TenantId tenant, int percent, Standing standing, Instant at) {}
