/** Calls over HTTP. */
@NullMarked
package io.voicecrm.sample.call;

import org.jspecify.annotations.NullMarked;
