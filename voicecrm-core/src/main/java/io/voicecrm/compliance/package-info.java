/**
 * May this number be dialed now.
 *
 * <p>{@link io.voicecrm.compliance.ComplianceGate} is the entry. Rules are pure, so that a preview and the dialer get the
 * same answer. This package does not know campaigns or providers.
 */
@NullMarked
package io.voicecrm.compliance;

import org.jspecify.annotations.NullMarked;
