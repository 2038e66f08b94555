/**
 * Retell as a {@link io.voicecrm.voice.VoiceProvider}.
 *
 * <p>{@link io.voicecrm.retell.Retell} is the entry. This package does not know why a call is placed or what becomes of
 * it.
 */
@NullMarked
package io.voicecrm.retell;

import org.jspecify.annotations.NullMarked;
