package io.voicecrm.http;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose body arrives while it is read. Whoever has it closes it.
 *
 * @param mediaType what the server says it is, without parameters; empty if it does not say
 * @param body bytes as they come; for an answer that is not a success, read {@link #failure} instead
 * @param failure the whole answer, if it is not a success; null if it is
 */
public record Download(
        String mediaType, InputStream body, @Nullable Reply failure) implements AutoCloseable {

    static Download of(Response response) {
        String type = response.header("Content-Type", "");
        String mediaType = type == null ? "" : type.split(";", 2)[0].strip();
        return new Download(mediaType, response.body().byteStream(), null);
    }

    /** Ends the transfer. Idempotent. */
    @Override
    public void close() throws IOException {
        body.close();
    }
}
