package io.voicecrm.voice;

import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.ProviderCallRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Placing and following single calls. */
public interface Calls {

    /**
     * Sends at most one dial request. Nothing sends it again, not even the HTTP client: no provider takes an idempotency
     * key, and a second request is a second ring. Never throws for a failing provider; the answer says what is known.
     */
    CallPlacement place(CallRequest request);

    /**
     * Finds the call that carries an attempt's id; settles {@link CallPlacement.Unknown} placements.
     *
     * @param since no call of the attempt can be older
     * @throws VoiceProviderException if the provider cannot be asked
     */
    Optional<ProviderCallRef> findByAttempt(AttemptId attempt, Instant since);

    /**
     * Which of some calls are over, whether or not they are analyzed: many at the price of few requests. Empty where the
     * provider cannot tell; its events say it then.
     *
     * @param since none of the calls was placed before
     * @throws VoiceProviderException if the provider cannot be asked
     */
    default Set<ProviderCallRef> over(Set<ProviderCallRef> calls, Instant since) {
        return Set.of();
    }

    /**
     * Reads a call back as events, for when webhooks were lost. Holds no {@link CallEvent.Ended} while the call goes on,
     * and is empty if the provider does not know the call.
     *
     * @throws VoiceProviderException if the provider cannot be asked
     */
    List<CallEvent> replay(ProviderCallRef call);

    /**
     * Ends a call that is going on; {@link Capability#HANG_UP}. Idempotent.
     *
     * @return false if there was nothing to end: the phone still rings, the call is over, or nobody knows it
     * @throws VoiceProviderException of kind {@code NOT_SUPPORTED} unless the provider offers it, else if it refuses
     */
    default boolean hangUp(ProviderCallRef call) {
        throw Capabilities.of(call.provider()).refusal(Capability.HANG_UP);
    }

    /**
     * Has the provider forget a call with everything that was said; {@link Capability#CALL_ERASURE}. What we keep of it is
     * ours to erase. Idempotent: erasing what is gone succeeds.
     *
     * @throws VoiceProviderException of kind {@code NOT_SUPPORTED} unless the provider offers it, else if it refuses
     */
    default void erase(ProviderCallRef call) {
        throw Capabilities.of(call.provider()).refusal(Capability.CALL_ERASURE);
    }
}
