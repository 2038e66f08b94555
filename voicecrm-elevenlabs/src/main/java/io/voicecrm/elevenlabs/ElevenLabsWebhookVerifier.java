package io.voicecrm.elevenlabs;

import io.voicecrm.http.HmacSha256;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code ElevenLabs-Signature: t=<unix seconds>,v0=<hex>}, where the code covers the timestamp, a dot and the body as it
 * came. A timestamp from the future is as wrong as one from the past: either could be kept for later.
 */
final class ElevenLabsWebhookVerifier extends WebhookVerifier {

    private static final String HEADER = "ElevenLabs-Signature";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final List<HmacSha256> secrets;
    private final Duration tolerance;

    ElevenLabsWebhookVerifier(List<String> secrets, Duration tolerance) {
        this.secrets = secrets.stream()
                .filter(secret -> !secret.isBlank())
                .map(HmacSha256::new)
                .toList();
        this.tolerance = tolerance;
    }

    @Override
    protected String check(WebhookRequest request) {
        String header = request.header(HEADER)
                .orElseThrow(() -> new WebhookRejectedException("header " + HEADER + ": is missing"));
        String timestamp = part(header, "t=");
        String signature = part(header, "v0=");
        if (timestamp == null
                || signature == null
                || !SECONDS.matcher(timestamp).matches()) {
            throw new WebhookRejectedException("header " + HEADER + ": must hold t=<unix seconds> and v0=<hex>");
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(signedAt, request.receivedAt()).abs().compareTo(tolerance) > 0) {
            throw new WebhookRejectedException("header " + HEADER + ": its timestamp is more than " + tolerance
                    + " away from the time of receipt");
        }
        byte[] body = request.body();
        return secrets.stream()
                .filter(secret -> secret.matches(signature, timestamp + ".", body))
                .findFirst()
                .map(HmacSha256::name)
                .orElseThrow(() -> new WebhookRejectedException(
                        "header " + HEADER + ": the signature is not that of the body under any secret that is set"));
    }

    private static @Nullable String part(String header, String name) {
        for (String part : header.split(",", -1)) {
            if (part.strip().startsWith(name)) {
                return part.strip().substring(name.length());
            }
        }
        return null;
    }
}
