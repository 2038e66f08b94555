/** What only the platform sees: its clients and what they earn. */
@NullMarked
package io.voicecrm.sample.admin;

import org.jspecify.annotations.NullMarked;
