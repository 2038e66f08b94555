/**
 * Numbers, inbound calls, call status and text messages at Twilio, through its Java library.
 *
 * <p>{@link io.voicecrm.twilio.Twilio} is the entry. Requests go out once each: the library's own repetitions, which would
 * buy and send twice, are switched off. This package knows no voice provider by name.
 */
@NullMarked
package io.voicecrm.twilio;

import org.jspecify.annotations.NullMarked;
