package io.voicecrm.compliance;

import io.voicecrm.ExtensionPoint;

/** One rule with a stable id. Pure: no I/O, and no clock but the question's. */
@ExtensionPoint
public interface ComplianceRule {

    /** A stable name, such as {@code US-01}; it is kept with every decision. */
    String id();

    /** The rule's answer; {@link Decision#ALLOW} where it has nothing to say. */
    Decision check(DialQuestion question);
}
