package io.voicecrm.text;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import java.time.Instant;

/**
 * A person does not want to be texted by a tenant.
 *
 * @param via how we know: the word that the person wrote, or who told us
 */
public record OptOut(TenantId tenant, PhoneNumber person, String via, Instant at) {}
