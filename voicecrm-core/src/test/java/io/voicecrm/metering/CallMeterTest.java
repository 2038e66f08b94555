package io.voicecrm.metering;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.CallOwner;
import io.voicecrm.call.CallRecord;
import io.voicecrm.call.ProviderCallRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallMeterTest {

    private static final Instant END = Instant.parse("2026-03-02T15:00:00Z");
    private static final ProviderCallRef CALL = new ProviderCallRef(new ProviderId("p"), "c1");
    private static final AttemptId ATTEMPT = new AttemptId(new UUID(7, 1));

    @Test
    void countsNothingUntilTheCallHasEnded() {
        assertThat(CallMeter.usageOf(begun(ATTEMPT))).isEmpty();
    }

    @Test
    void countsACallThatWePlacedAndWhetherItWasPickedUp() {
        assertThat(usageOf(ended(ATTEMPT, CallOutcome.ANSWERED, 61)))
                .isEqualTo(Map.of(Meter.CALLS_PLACED, 1L, Meter.CALLS_ANSWERED, 1L, Meter.TALK_SECONDS, 61L));
        assertThat(usageOf(ended(ATTEMPT, CallOutcome.NO_ANSWER, 0))).isEqualTo(Map.of(Meter.CALLS_PLACED, 1L));
    }

    @Test
    void countsOnlyTheTalkOfACallThatCameIn() {
        assertThat(usageOf(ended(null, CallOutcome.ANSWERED, 61))).isEqualTo(Map.of(Meter.TALK_SECONDS, 61L));
    }

    private static CallRecord begun(@Nullable AttemptId attempt) {
        CallOwner owner = new CallOwner(new TenantId("acme"), attempt, PhoneNumber.of("+12025550101"));
        return CallRecord.begin(CALL, owner);
    }

    private static CallRecord ended(@Nullable AttemptId attempt, CallOutcome outcome, long talkSeconds) {
        return begun(attempt)
                .after(new CallEvent.Ended(CALL, attempt, END, outcome, "", Duration.ofSeconds(talkSeconds)));
    }

    private static Map<Meter, Long> usageOf(CallRecord record) {
        return CallMeter.usageOf(record).stream().collect(Collectors.toMap(UsageEntry::meter, UsageEntry::quantity));
    }
}
