/** The adapter against a server that stands in for the provider. */
@NullMarked
package io.voicecrm.retell;

import org.jspecify.annotations.NullMarked;
