package io.voicecrm.retell;

import io.voicecrm.http.HmacSha256;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code X-Retell-Signature: v=<unix milliseconds>,d=<hex>}, where the code covers the body as it came, followed by the
 * timestamp. A timestamp from the future is as wrong as one from the past: either could be kept for later.
 */
final class RetellWebhookVerifier extends WebhookVerifier {

    private static final String HEADER = "X-Retell-Signature";
    private static final Pattern FORM = Pattern.compile("v=(\\d{1,15}),d=([0-9a-f]{64})", Pattern.CASE_INSENSITIVE);

    private final List<HmacSha256> secrets;
    private final Duration tolerance;

    RetellWebhookVerifier(List<String> secrets, Duration tolerance) {
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
        Matcher form = FORM.matcher(header.strip());
        if (!form.matches()) {
            throw new WebhookRejectedException("header " + HEADER + ": must be v=<unix milliseconds>,d=<64 hex>");
        }
        String timestamp = form.group(1);
        Instant signedAt = Instant.ofEpochMilli(Long.parseLong(timestamp));
        if (Duration.between(signedAt, request.receivedAt()).abs().compareTo(tolerance) > 0) {
            throw new WebhookRejectedException("header " + HEADER + ": its timestamp is more than " + tolerance
                    + " away from the time of receipt");
        }
        byte[] body = request.body();
        return secrets.stream()
                .filter(secret -> secret.matches(form.group(2), body, timestamp))
                .findFirst()
                .map(HmacSha256::name)
                .orElseThrow(() -> new WebhookRejectedException(
                        "header " + HEADER + ": the signature is not that of the body under any secret that is set"));
    }
}
