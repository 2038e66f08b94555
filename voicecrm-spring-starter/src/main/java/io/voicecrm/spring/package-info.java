/**
 * What a Spring Boot application adds to the engine that it was given.
 *
 * <p>{@link io.voicecrm.spring.VoiceCrmCustomizer} is the entry. This package does not know how the engine comes about.
 */
@NullMarked
package io.voicecrm.spring;

import org.jspecify.annotations.NullMarked;
