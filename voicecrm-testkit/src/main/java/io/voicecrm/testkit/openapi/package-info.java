/**
 * Compares what went over the wire with a provider's published OpenAPI description.
 *
 * <p>{@link io.voicecrm.testkit.openapi.OpenApiDocument} is the entry. This package does not know any provider; it needs
 * {@code com.networknt:json-schema-validator} on the class path of the tests that use it.
 */
@NullMarked
package io.voicecrm.testkit.openapi;

import org.jspecify.annotations.NullMarked;
