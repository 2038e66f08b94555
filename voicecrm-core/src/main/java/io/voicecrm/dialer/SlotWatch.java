package io.voicecrm.dialer;

import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.campaign.AttemptStore.PlacedCall;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.voice.VoiceProviderException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees the slots of calls that are over. A provider reports a call only when it has analyzed it, some 20 seconds after the
 * end: slots that wait for that are idle for about a third of their time.
 */
final class SlotWatch {

    private static final Logger log = LoggerFactory.getLogger(SlotWatch.class);

    /** As many calls as one look takes in; those that are up longest come first. */
    private static final int LOOK = 1_000;

    /** How far the provider's clock may be behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final VoiceProvider provider;
    private final AttemptStore attempts;
    private final Clock clock;

    SlotWatch(VoiceProvider provider, AttemptStore attempts, Clock clock) {
        this.provider = provider;
        this.attempts = attempts;
        this.clock = clock;
    }

    int runOnce() {
        List<PlacedCall> placed = attempts.placed(provider.id(), LOOK);
        if (placed.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        Set<ProviderCallRef> over = over(placed);
        List<AttemptReport.Ended> ended = placed.stream()
                .filter(call -> over.contains(call.call()))
                .map(call -> new AttemptReport.Ended(call.attempt(), now))
                .toList();
        return ended.isEmpty() ? 0 : attempts.report(ended).size();
    }

    private Set<ProviderCallRef> over(List<PlacedCall> placed) {
        Set<ProviderCallRef> calls = placed.stream().map(PlacedCall::call).collect(Collectors.toSet());
        try {
            return provider.calls().over(calls, placed.get(0).placedAt().minus(CLOCK_SKEW));
        } catch (VoiceProviderException e) {
            // The slots stay taken until the next look, or until the calls are reported.
            log.info("which calls are over cannot be seen now: {}", e.getMessage());
            return Set.of();
        }
    }
}
