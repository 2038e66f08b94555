package io.voicecrm.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A body that is written once, and knows whether its writing has begun. */
final class OneShotJson extends RequestBody {

    static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final byte[] json;
    private final AtomicBoolean started = new AtomicBoolean();

    OneShotJson(String json) {
        this.json = json.getBytes(StandardCharsets.UTF_8);
    }

    boolean wasStarted() {
        return started.get();
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return json.length;
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
        sink.write(json);
    }
}
