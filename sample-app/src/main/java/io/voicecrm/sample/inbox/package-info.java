/** What providers sent: to look at, and to have worked on again. For the platform alone. */
@NullMarked
package io.voicecrm.sample.inbox;

import org.jspecify.annotations.NullMarked;
