/** The reference CRM: a Spring Boot host over the SDK, one package per feature. */
@NullMarked
package io.voicecrm.sample;

import org.jspecify.annotations.NullMarked;
