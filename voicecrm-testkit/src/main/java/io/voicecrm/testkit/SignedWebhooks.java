package io.voicecrm.testkit;

import io.voicecrm.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs webhook bodies as the providers do. Thread-safe. */
public final class SignedWebhooks {

    /** The header that carries ElevenLabs' signature. */
    public static final String ELEVENLABS_HEADER = "ElevenLabs-Signature";

    /** The header that carries Twilio's signature. */
    public static final String TWILIO_HEADER = "X-Twilio-Signature";

    /** The header that carries Retell's signature. */
    public static final String RETELL_HEADER = "X-Retell-Signature";

    /** The header that carries Stripe's signature. */
    public static final String STRIPE_HEADER = "Stripe-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String TWILIO_ALGORITHM = "HmacSHA1";

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

    /**
     * The value of Stripe's signature header: {@code t=<unix seconds>,v1=<hex>}, where the digest covers the time, a full
     * stop and the body.
     *
     * @param secrets of the endpoint, each of which signs: two while one is being replaced
     * @param body the bytes that are sent
     * @param signedAt when the sender signs, by its clock
     * @throws IllegalArgumentException if a secret is empty
     */
    public static String stripeSignature(List<String> secrets, byte[] body, Instant signedAt) {
        long seconds = signedAt.getEpochSecond();
        byte[] prefix = (seconds + ".").getBytes(StandardCharsets.US_ASCII);
        StringBuilder header = new StringBuilder("t=" + seconds);
        secrets.forEach(secret -> header.append(",v1=").append(code(secret, prefix, body)));
        return header.toString();
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
     * A request as Stripe would send it, received the moment it was signed.
     *
     * @param secret the endpoint's, its {@code whsec_} prefix included
     * @param json the body
     */
    public static WebhookRequest stripe(String secret, String json, Instant signedAt) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String signature = stripeSignature(List.of(secret), body, signedAt);
        return WebhookRequest.of(
                Map.of(STRIPE_HEADER, List.of(signature), "Content-Type", List.of("application/json")), body, signedAt);
    }

    /**
     * The value of Twilio's signature header for a form: the URL and every parameter's name and value, by name.
     *
     * @param authToken the token of the account that owns the call or the message
     * @param url as it is called, from the scheme to the query
     * @param form by name; of a name that comes more than once each value counts once
     * @throws IllegalArgumentException if {@code authToken} is empty
     */
    public static String twilioSignature(String authToken, String url, Map<String, List<String>> form) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(form)
                .forEach((name, values) -> new TreeSet<>(values)
                        .forEach(value -> signed.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance(TWILIO_ALGORITHM);
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), TWILIO_ALGORITHM));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + TWILIO_ALGORITHM, e);
        }
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
