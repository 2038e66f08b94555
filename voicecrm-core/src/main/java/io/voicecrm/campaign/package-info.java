/**
 * Whom to call, and how far we are.
 *
 * <p>{@link io.voicecrm.campaign.Campaign} is the entry; {@link io.voicecrm.campaign.AttemptStore} is the dialer's view of
 * the same data. This package does not know how a call is placed.
 */
@NullMarked
package io.voicecrm.campaign;

import org.jspecify.annotations.NullMarked;
