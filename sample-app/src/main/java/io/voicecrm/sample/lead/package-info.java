/** Leads over HTTP. */
@NullMarked
package io.voicecrm.sample.lead;

import org.jspecify.annotations.NullMarked;
