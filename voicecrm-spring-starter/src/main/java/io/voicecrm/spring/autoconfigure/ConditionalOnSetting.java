package io.voicecrm.spring.autoconfigure;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/**
 * Matches where each of the named properties has a text. A blank one counts as none: it is what {@code ${TWILIO_ACCOUNT_SID:}}
 * becomes where the variable is not set, and Spring Boot's own condition takes it for a value.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnSetting.class)
@interface ConditionalOnSetting {

    String[] value();
}
