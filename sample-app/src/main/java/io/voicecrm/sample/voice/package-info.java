/**
 * The voices that agents may have, of every provider, and how they sound. {@code VoiceController} is the way in; it does
 * not know agents.
 */
@NullMarked
package io.voicecrm.sample.voice;

import org.jspecify.annotations.NullMarked;
