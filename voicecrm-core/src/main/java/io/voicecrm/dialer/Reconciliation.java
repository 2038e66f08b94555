package io.voicecrm.dialer;

import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.campaign.Attempt;
import io.voicecrm.campaign.AttemptReport;
import io.voicecrm.campaign.AttemptState;
import io.voicecrm.campaign.AttemptStore;
import io.voicecrm.campaign.CampaignStore;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.webhook.CallEventHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out how attempts ended of which we have not heard: the answer to the dial was lost, the process died, or the
 * webhook did not come. It asks; it never dials, since a second request would be a second ring.
 */
final class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    /** How far the provider's clock may be behind ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** Longer than any provider lets a call last. */
    private static final Duration LONGEST_CALL = Duration.ofHours(3);

    private final VoiceProvider provider;
    private final AttemptStore attempts;
    private final CampaignStore campaigns;
    private final CallEventHandler events;
    private final Clock clock;
    private final DialerOptions options;

    Reconciliation(
            VoiceProvider provider,
            AttemptStore attempts,
            CampaignStore campaigns,
            CallEventHandler events,
            Clock clock,
            DialerOptions options) {
        this.provider = provider;
        this.attempts = attempts;
        this.campaigns = campaigns;
        this.events = events;
        this.clock = clock;
        this.options = options;
    }

    int runOnce() {
        Instant now = clock.instant();
        attempts.releaseExpired(now);
        campaigns.closeEnded(now);
        List<Attempt> unsettled = attempts.claimUnsettled(
                provider.id(), now, options.quietFor(), options.recheckAfter(), options.batchSize());
        unsettled.forEach(this::settle);
        return unsettled.size();
    }

    private void settle(Attempt attempt) {
        try {
            ProviderCallRef call = attempt.call();
            if (call != null) {
                readBack(attempt, call);
            } else {
                search(attempt);
            }
        } catch (VoiceProviderException e) {
            // It stays unsettled, and is looked at again after a while.
            log.info("attempt {}: cannot be settled now: {}", attempt.id(), e.getMessage());
        } catch (RuntimeException e) {
            // One that cannot be settled must not keep the others from it.
            log.error("attempt {}: failed to be settled, and is tried again", attempt.id(), e);
        }
    }

    private void search(Attempt attempt) {
        Optional<ProviderCallRef> found =
                provider.calls().findByAttempt(attempt.id(), attempt.claimedAt().minus(CLOCK_SKEW));
        if (found.isPresent()) {
            attempts.report(List.of(
                    new AttemptReport.Placed(attempt.id(), found.get(), "found at the provider", clock.instant())));
            readBack(attempt, found.get());
        } else if (isTooOld(attempt)) {
            giveUp(attempt, "the provider shows no trace of the call");
        } else if (attempt.state() == AttemptState.SUBMITTING) {
            attempts.report(List.of(new AttemptReport.Unknown(
                    attempt.id(), "the dialer stopped before it saw the answer", clock.instant())));
        }
    }

    private void readBack(Attempt attempt, ProviderCallRef call) {
        List<CallEvent> known = provider.calls().replay(call);
        if (known.stream().anyMatch(CallEvent.Ended.class::isInstance)) {
            events.handle(known);
        } else if (known.isEmpty() && isTooOld(attempt)) {
            giveUp(attempt, "the provider does not know the call any more");
        } else if (clock.instant().isAfter(attempt.claimedAt().plus(LONGEST_CALL))) {
            giveUp(attempt, "the provider never said how the call ended");
        }
    }

    private boolean isTooOld(Attempt attempt) {
        return clock.instant().isAfter(attempt.claimedAt().plus(options.giveUpAfter()));
    }

    /** The phone may have rung: the target is closed, not dialed again. */
    private void giveUp(Attempt attempt, String why) {
        attempts.report(List.of(new AttemptReport.Finished(
                attempt.id(), attempt.call(), CallOutcome.FAILED, why, null, clock.instant())));
    }
}
