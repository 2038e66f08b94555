/**
 * Makes an engine out of what an application has: its beans, its properties, its class path.
 *
 * <p>{@link io.voicecrm.spring.autoconfigure.VoiceCrmAutoConfiguration} is the entry. Everything here steps back when the
 * application brings its own, and this package knows nothing of what calls are about.
 */
@NullMarked
package io.voicecrm.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
