package io.voicecrm;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type that hosts or adapters implement. Everything public without it is called, not implemented.
 *
 * <p>Each such type has a contract in {@code voicecrm-testkit}; an implementation is correct when it passes it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ExtensionPoint {}
