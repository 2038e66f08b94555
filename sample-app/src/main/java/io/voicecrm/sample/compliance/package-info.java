/** Who may be called and why: do-not-call lists, consents, rule packs, and what was decided. */
@NullMarked
package io.voicecrm.sample.compliance;

import org.jspecify.annotations.NullMarked;
