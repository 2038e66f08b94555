/**
 * What the provider adapters share: one way to send, one way to fail, one way to sign. Not API: it may change at any time.
 *
 * <p>{@link io.voicecrm.http.JsonClient} is the entry. This package does not know any provider.
 */
@NullMarked
package io.voicecrm.http;

import org.jspecify.annotations.NullMarked;
