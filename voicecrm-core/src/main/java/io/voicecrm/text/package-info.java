/**
 * Text messages to people, and what people text back.
 *
 * <p>{@link io.voicecrm.text.TextMessages} is the entry: it keeps who does not want to be texted, and sends nothing twice.
 * This package knows no carrier by name.
 */
@NullMarked
package io.voicecrm.text;

import org.jspecify.annotations.NullMarked;
