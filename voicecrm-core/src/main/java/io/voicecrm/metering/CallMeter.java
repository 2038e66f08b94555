package io.voicecrm.metering;

import io.voicecrm.call.CallRecord;
import io.voicecrm.call.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Derives use from a call record. Pure. */
public final class CallMeter {

    private CallMeter() {}

    /**
     * The use that a call stands for: nothing until it has ended; then the talk, and of a call that we placed the call
     * itself, and whether somebody or something picked up.
     */
    public static List<UsageEntry> usageOf(CallRecord record) {
        Instant endedAt = record.endedAt();
        if (endedAt == null) {
            return List.of();
        }
        long talkSeconds = record.talkTime().toSeconds();
        List<UsageEntry> entries = new ArrayList<>();
        if (record.direction() == Direction.OUTBOUND) {
            entries.add(new UsageEntry(record.tenant(), record.ref(), Meter.CALLS_PLACED, 1, endedAt));
            if (talkSeconds > 0) {
                entries.add(new UsageEntry(record.tenant(), record.ref(), Meter.CALLS_ANSWERED, 1, endedAt));
            }
        }
        if (talkSeconds > 0) {
            entries.add(new UsageEntry(record.tenant(), record.ref(), Meter.TALK_SECONDS, talkSeconds, endedAt));
        }
        return entries;
    }
}
