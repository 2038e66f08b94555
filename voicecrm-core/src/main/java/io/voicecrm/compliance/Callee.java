package io.voicecrm.compliance;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;

/** A number as one tenant's people know it: what a list, a consent or an attempt is about. */
public record Callee(TenantId tenant, PhoneNumber phone) {}
