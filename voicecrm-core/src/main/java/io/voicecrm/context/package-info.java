/**
 * What the agent is told before it speaks.
 *
 * <p>{@link io.voicecrm.context.ContextBuilder} is the entry. Facts come from {@link io.voicecrm.context.ContextSource}s;
 * this package does not know where they get them.
 */
@NullMarked
package io.voicecrm.context;

import org.jspecify.annotations.NullMarked;
