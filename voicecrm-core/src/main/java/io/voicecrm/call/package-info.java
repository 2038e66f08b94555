/**
 * Calls: what was tried, what happened, how it ended, what was said.
 *
 * <p>{@link io.voicecrm.call.CallRecord} is the entry: a fold of {@link io.voicecrm.call.CallEvent}s. This package does
 * not know campaigns; an attempt is an opaque id.
 */
@NullMarked
package io.voicecrm.call;

import org.jspecify.annotations.NullMarked;
