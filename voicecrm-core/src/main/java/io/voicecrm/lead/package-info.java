/**
 * A contact's place in the sales process, and what a call changes about it.
 *
 * <p>{@link io.voicecrm.lead.LeadStore} is the entry. A lead is known by its tenant and its number, never by the number
 * alone.
 */
@NullMarked
package io.voicecrm.lead;

import org.jspecify.annotations.NullMarked;
