/** Tells clients, and the platform, when included minutes or credit run out: by our own figures, as calls end. */
@NullMarked
package io.voicecrm.sample.alert;

import org.jspecify.annotations.NullMarked;
