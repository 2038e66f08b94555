/**
 * The port to a provider of voice agents.
 *
 * <p>{@link io.voicecrm.voice.VoiceProvider} is the entry: one account at one provider. This package does not know why a
 * call is placed or what becomes of it.
 */
@NullMarked
package io.voicecrm.voice;

import org.jspecify.annotations.NullMarked;
