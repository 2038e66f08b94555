/** Tests of the Stripe adapter. */
@NullMarked
package io.voicecrm.stripe;

import org.jspecify.annotations.NullMarked;
