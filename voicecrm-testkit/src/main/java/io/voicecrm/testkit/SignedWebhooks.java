package io.voicecrm.testkit;

import io.voicecrm.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs webhook bodies as the providers do. Thread-safe. */
public final class SignedWebhooks {

    /** The header that carries ElevenLabs' signature. */
    public static final String ELEVENLABS_HEADER = "ElevenLabs-Signature";

    /** The header that carries Retell's signature. */
    public static final String RETELL_HEADER = "X-Retell-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private SignedWebhooks() {}

    /**
     * The value of ElevenLabs' signature header: {@code t=<unix seconds>,v0=<hex>}, where the digest covers the time, a
     * full stop and the body.
     *
     * @param secret the whole secret, its {@code wsec_} prefix included
     * @param body the bytes that are sent
     * @param signedAt when the sender signs, by its clock
     * @throws IllegalArgumentException if {@code secret} is empty
     */
    public static String elevenLabsSignature(String secret, byte[] body, Instant signedAt) {
        long seconds = signedAt.getEpochSecond();
        byte[] prefix = (seconds + ".").getBytes(StandardCharsets.US_ASCII);
        return "t=" + seconds + ",v0=" + code(secret, prefix, body);
    }

    /**
     * The value of Retell's signature header: {@code v=<unix milliseconds>,d=<hex>}, where the digest covers the body and
     * the time.
     *
     * @param apiKey the key of the account that carries the webhook badge
     * @param body the bytes that are sent
     * @param signedAt when the sender signs, by its clock
     * @throws IllegalArgumentException if {@code apiKey} is empty
     */
    public static String retellSignature(String apiKey, byte[] body, Instant signedAt) {
        String millis = Long.toString(signedAt.toEpochMilli());
        return "v=" + millis + ",d=" + code(apiKey, body, millis.getBytes(StandardCharsets.US_ASCII));
    }

    private static String code(String secret, byte[] first, byte[] second) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update(first);
            return HexFormat.of().formatHex(mac.doFinal(second));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /**
     * A request as ElevenLabs would send it, received the moment it was signed.
     *
     * @param secret the whole secret, its {@code wsec_} prefix included
     * @param json the body
     */
    public static WebhookRequest elevenLabs(String secret, String json, Instant signedAt) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String signature = elevenLabsSignature(secret, body, signedAt);
        return WebhookRequest.of(
                Map.of(ELEVENLABS_HEADER, List.of(signature), "Content-Type", List.of("application/json")),
                body,
                signedAt);
    }

    /**
     * A request as Retell would send it, received the moment it was signed.
     *
     * @param apiKey the key of the account that carries the webhook badge
     * @param json the body
     */
    public static WebhookRequest retell(String apiKey, String json, Instant signedAt) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String signature = retellSignature(apiKey, body, signedAt);
        return WebhookRequest.of(
                Map.of(RETELL_HEADER, List.of(signature), "Content-Type", List.of("application/json")), body, signedAt);
    }
}
