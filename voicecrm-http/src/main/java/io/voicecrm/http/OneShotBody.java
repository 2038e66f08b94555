package io.voicecrm.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body that is written once, and knows whether its writing has begun. */
final class OneShotBody extends RequestBody {

    private final RequestBody body;
    private final AtomicBoolean started = new AtomicBoolean();

    OneShotBody(RequestBody body) {
        this.body = body;
    }

    boolean wasStarted() {
        return started.get();
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (!started.compareAndSet(false, true)) {
            throw new IOException("a request that must be sent once was about to be sent again");
        }
        body.writeTo(sink);
    }
}
