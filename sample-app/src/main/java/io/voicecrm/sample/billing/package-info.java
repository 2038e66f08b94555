/** Plans, use and invoice previews over HTTP. */
@NullMarked
package io.voicecrm.sample.billing;

import org.jspecify.annotations.NullMarked;
