/**
 * Turning due targets into calls, at most one ring per attempt.
 *
 * <p>{@link io.voicecrm.dialer.Dialer} is the entry. A step runs on the calling thread and takes its time from a clock; the
 * loop around it lives elsewhere.
 */
@NullMarked
package io.voicecrm.dialer;

import org.jspecify.annotations.NullMarked;
