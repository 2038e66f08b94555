/**
 * Wiring: one instance from its parts, and the story of a call from its first event to its last effect.
 *
 * <p>{@link io.voicecrm.engine.VoiceCrm} is the entry. Only this package knows all features.
 */
@NullMarked
package io.voicecrm.engine;

import org.jspecify.annotations.NullMarked;
