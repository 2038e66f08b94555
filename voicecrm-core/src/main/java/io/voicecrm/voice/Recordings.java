package io.voicecrm.voice;

import io.voicecrm.call.ProviderCallRef;
import java.util.Optional;

/** What was said, as sound. */
public interface Recordings {

    /**
     * Opens the recording of a call; empty if there is none, or none yet. The caller closes it.
     *
     * @throws VoiceProviderException if the provider cannot be asked
     */
    Optional<Recording> open(ProviderCallRef call);
}
