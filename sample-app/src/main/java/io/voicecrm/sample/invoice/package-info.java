/** What clients are billed for a month, once: rated, handed to whoever collects the money, and followed until it is paid. */
@NullMarked
package io.voicecrm.sample.invoice;

import org.jspecify.annotations.NullMarked;
