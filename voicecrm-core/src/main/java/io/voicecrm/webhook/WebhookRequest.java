package io.voicecrm.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One inbound HTTP request, byte for byte as received: a signature covers bytes, not what they parse to. Immutable. */
public final class WebhookRequest {

    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final Instant receivedAt;

    private WebhookRequest(Map<String, List<String>> headers, byte[] body, Instant receivedAt) {
        this.headers = headers;
        this.body = body;
        this.receivedAt = receivedAt;
    }

    /**
     * Keeps a copy of a request.
     *
     * @param headers by name; names are compared without regard to case
     * @param body as it came, before any decoding
     * @param receivedAt by our clock
     */
    public static WebhookRequest of(Map<String, List<String>> headers, byte[] body, Instant receivedAt) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return new WebhookRequest(copy, body.clone(), receivedAt);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** A copy of the body. */
    public byte[] body() {
        return body.clone();
    }

    /** How many bytes the body has. */
    public int size() {
        return body.length;
    }

    /** When it reached us, by our clock. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** The size only; a body can hold what people said on the phone. */
    @Override
    public String toString() {
        return "WebhookRequest[" + body.length + " bytes, received " + receivedAt + "]";
    }
}
