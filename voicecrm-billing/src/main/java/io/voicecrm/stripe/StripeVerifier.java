package io.voicecrm.stripe;

import io.voicecrm.Secret;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code Stripe-Signature: t=<unix seconds>,v1=<hex>[,v1=<hex>…]}, where each code covers the timestamp, a dot and the body
 * as it came; there are several while a secret is being replaced at Stripe. A timestamp from the future is as wrong as one
 * from the past, which the library does not see.
 */
final class StripeVerifier extends WebhookVerifier {

    private static final String HEADER = "Stripe-Signature";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    private final List<Signature> secrets;
    private final Duration tolerance;

    StripeVerifier(List<Secret> secrets, Duration tolerance) {
        this.secrets = secrets.stream().map(Signature::new).toList();
        this.tolerance = tolerance;
    }

    @Override
    protected String check(WebhookRequest request) {
        String header = request.header(HEADER)
                .orElseThrow(() -> new WebhookRejectedException("header " + HEADER + ": is missing"));
        List<String> timestamps = parts(header, "t=");
        List<String> codes = parts(header, "v1=");
        if (timestamps.size() != 1
                || codes.isEmpty()
                || !SECONDS.matcher(timestamps.get(0)).matches()) {
            throw new WebhookRejectedException("header " + HEADER + ": must hold one t=<unix seconds> and a v1=<hex>");
        }
        String timestamp = timestamps.get(0);
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(signedAt, request.receivedAt()).abs().compareTo(tolerance) > 0) {
            throw new WebhookRejectedException("header " + HEADER + ": its timestamp is more than " + tolerance
                    + " away from the time of receipt");
        }
        byte[] body = request.body();
        return secrets.stream()
                .filter(secret -> secret.isAmong(codes, timestamp + ".", body))
                .findFirst()
                .map(Signature::name)
                .orElseThrow(() -> new WebhookRejectedException(
                        "header " + HEADER + ": no signature is that of the body under any secret that is set"));
    }

    private static List<String> parts(String header, String name) {
        List<String> found = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            if (part.strip().startsWith(name)) {
                found.add(part.strip().substring(name.length()));
            }
        }
        return found;
    }
}
