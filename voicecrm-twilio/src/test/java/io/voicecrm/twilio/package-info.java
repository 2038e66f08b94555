/** The adapter against a server that stands in for the provider. */
@NullMarked
package io.voicecrm.twilio;

import org.jspecify.annotations.NullMarked;
