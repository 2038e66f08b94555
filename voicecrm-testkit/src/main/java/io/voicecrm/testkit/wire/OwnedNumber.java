package io.voicecrm.testkit.wire;

import org.jspecify.annotations.Nullable;

/** A number that was imported into the account. */
record OwnedNumber(
        String id,
        String number,
        String label,
        String provider,
        @Nullable String agentId) {

    /** Whether it lies behind a trunk rather than at Twilio. */
    boolean isSipTrunk() {
        return provider.equals("sip_trunk");
    }

    OwnedNumber assignedTo(@Nullable String newAgentId, String newLabel) {
        return new OwnedNumber(id, number, newLabel, provider, newAgentId);
    }
}
