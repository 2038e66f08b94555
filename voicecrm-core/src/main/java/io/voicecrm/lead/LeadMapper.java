package io.voicecrm.lead;

import io.voicecrm.ExtensionPoint;
import io.voicecrm.call.CallRecord;
import java.util.Optional;

/** Decides what a call means for the lead. Pure. */
@ExtensionPoint
@FunctionalInterface
public interface LeadMapper {

    /** The change; empty if there is none. */
    Optional<LeadUpdate> map(CallRecord record);
}
