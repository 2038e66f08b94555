/** The HTTP client on loopback. */
@NullMarked
package io.voicecrm.http;

import org.jspecify.annotations.NullMarked;
