/**
 * The phone world behind the providers' real HTTP, on loopback.
 *
 * <p>{@link io.voicecrm.testkit.wire.SimulatedElevenLabs} is the entry: field names, shapes and errors are those of the
 * provider, so that code runs against it by changing the base URL. This package does not know the adapters.
 */
@NullMarked
package io.voicecrm.testkit.wire;

import org.jspecify.annotations.NullMarked;
