package io.voicecrm.twilio;

import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.util.Locale;

/**
 * Trusts what Twilio signed for one URL. A signature holds no time; what is sent twice is seen by its key.
 *
 * <p>The URL is the one that Twilio was told, never what the request claims: behind a proxy those differ, and a claim can
 * be forged.
 */
final class TwilioVerifier extends WebhookVerifier {

    private static final String HEADER = "X-Twilio-Signature";

    private final TwilioSignature signature;
    private final SignedUrl url;

    TwilioVerifier(TwilioSignature signature, String url) {
        this.signature = signature;
        this.url = SignedUrl.of(url);
    }

    @Override
    protected String check(WebhookRequest request) {
        String header = request.header(HEADER)
                .orElseThrow(() -> new WebhookRejectedException("header " + HEADER + ": is missing"));
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean isForm = type.isEmpty() || type.startsWith("application/x-www-form-urlencoded");
        boolean isRight = isForm
                ? signature.signsForm(header, url, request.body())
                : signature.signsBody(header, url, request.body());
        if (!isRight) {
            throw new WebhookRejectedException("header " + HEADER + ": the signature is not that of " + url.path());
        }
        // An account has one token at a time, so there is nothing to tell apart.
        return "";
    }
}
