/**
 * What tests and keyless runs of voicecrm need: a clock that obeys, numbers that ring nowhere, signed webhooks.
 *
 * <p>{@link io.voicecrm.testkit.Fixtures} is the entry. The people who answer live in {@code simulator}, the providers
 * that connect them in {@code wire}. Nothing here belongs into production.
 */
@NullMarked
package io.voicecrm.testkit;

import org.jspecify.annotations.NullMarked;
