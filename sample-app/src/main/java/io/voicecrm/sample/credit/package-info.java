/**
 * What prepaid clients have, and what became of it. Its entry is {@code PrepaidTerms}, which lets the ledger follow the plans;
 * it knows nothing of what calls cost the platform.
 */
@NullMarked
package io.voicecrm.sample.credit;

import org.jspecify.annotations.NullMarked;
