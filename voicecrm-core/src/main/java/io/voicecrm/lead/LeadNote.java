package io.voicecrm.lead;

import io.voicecrm.call.ProviderCallRef;
import java.time.Instant;

/**
 * What a call left behind about a lead.
 *
 * @param source the call; a lead has at most one note of each
 */
public record LeadNote(ProviderCallRef source, String text, Instant at) {}
