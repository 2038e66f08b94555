/** Agents over HTTP. */
@NullMarked
package io.voicecrm.sample.agent;

import org.jspecify.annotations.NullMarked;
