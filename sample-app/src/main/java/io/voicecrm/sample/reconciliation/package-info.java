/** What providers say they charged, held against what was recorded call by call. For the platform alone. */
@NullMarked
package io.voicecrm.sample.reconciliation;

import org.jspecify.annotations.NullMarked;
