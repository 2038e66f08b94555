package io.voicecrm.voice;

import java.io.IOException;
import java.io.InputStream;

/**
 * The sound of a call, read once from the provider while it arrives: an hour of it need not fit in memory.
 *
 * @param mediaType such as {@code audio/mpeg}
 * @param audio the sound; reading it throws {@link IOException} if the connection breaks
 */
public record Recording(String mediaType, InputStream audio) implements AutoCloseable {

    /** Ends the transfer. Idempotent. */
    @Override
    public void close() throws IOException {
        audio.close();
    }
}
