/** Whether everything is set up that a call needs, looked at live, and what to do where it is not. For the platform alone. */
@NullMarked
package io.voicecrm.sample.setup;

import org.jspecify.annotations.NullMarked;
