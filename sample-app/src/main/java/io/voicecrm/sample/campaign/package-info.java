/** Campaigns over HTTP: create, upload, start, follow. */
@NullMarked
package io.voicecrm.sample.campaign;

import org.jspecify.annotations.NullMarked;
