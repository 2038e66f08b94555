package io.voicecrm;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type that hosts or adapters implement. Everything public without it is called, not implemented.
 *
 * <p>What such a type says in its Javadoc is what its callers rely on; {@code voicecrm-testkit} holds the contract that a
 * {@code VoiceProvider} has to pass.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ExtensionPoint {}
