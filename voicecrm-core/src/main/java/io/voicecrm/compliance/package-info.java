/**
 * May this number be dialed now.
 *
 * <p>{@link io.voicecrm.compliance.ComplianceGate} is the entry; {@link io.voicecrm.compliance.CompliancePolicy} says which
 * rules hold for whom, and {@link io.voicecrm.compliance.DoNotCallLists} is for people. Rules are pure and data, so that a
 * preview and the dialer get the same answer. This package does not know campaigns or providers.
 */
@NullMarked
package io.voicecrm.compliance;

import org.jspecify.annotations.NullMarked;
