/**
 * What agents may look up: each client's own documents, at the providers that its agents live at. {@code Library} keeps
 * and shares them; it does not know calls.
 */
@NullMarked
package io.voicecrm.sample.knowledge;

import org.jspecify.annotations.NullMarked;
