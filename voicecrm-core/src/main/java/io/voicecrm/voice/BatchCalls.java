package io.voicecrm.voice;

import io.voicecrm.Page;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Handing a whole list to the provider's own dialer. What a provider does not offer of it is refused with kind
 * {@code NOT_SUPPORTED}; see {@link Capability}.
 */
public interface BatchCalls {

    /** How many calls one batch may hold, at least 1. */
    int maxCalls();

    /**
     * Hands over a batch, at most once: nothing sends it again, since a second one would ring every phone twice. Never
     * throws for a failing provider; the answer says what is known.
     *
     * @throws IllegalArgumentException if it holds more than {@link #maxCalls}
     * @throws VoiceProviderException of kind {@code NOT_SUPPORTED} if it asks for windows that the provider cannot keep
     */
    BatchSubmission submit(BatchRequest request);

    /**
     * How far a batch is, person by person; empty if the provider does not know it.
     *
     * @throws VoiceProviderException if the provider cannot tell, or cannot be asked
     */
    Optional<BatchStatus> find(BatchId id);

    /**
     * The account's batches without their recipients, newest first; {@code cursor} null gives the first page.
     *
     * @throws VoiceProviderException if the provider cannot tell, or cannot be asked
     */
    Page<BatchStatus> recent(@Nullable String cursor);

    /**
     * Stops a batch: who was not called yet will not be. Idempotent.
     *
     * @throws VoiceProviderException if the provider refuses
     */
    void cancel(BatchId id);

    /**
     * Calls everybody again whom the batch did not reach. At most once: two of these ring twice.
     *
     * @throws VoiceProviderException if the provider refuses; of kind {@code UNAVAILABLE} it may be calling all the same
     */
    void retry(BatchId id);
}
