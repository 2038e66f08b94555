package io.voicecrm.benchmarks;

import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.http.HmacSha256;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to trust a webhook of 14 kB, the size of a call of some minutes with its transcript. The peer is what
 * one writes from the provider's description: {@link Mac} over text, and hex compared as text.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HmacBenchmark {

    private static final String SECRET = "wsec_benchmark";
    private static final int BODY_CHARACTERS = 14_000;

    private final Instant signedAt = Instant.parse("2026-03-02T15:00:00Z");
    private final byte[] body = body().getBytes(StandardCharsets.UTF_8);
    private final String header = SignedWebhooks.elevenLabsSignature(SECRET, body, signedAt);
    private final WebhookRequest request =
            WebhookRequest.of(Map.of(SignedWebhooks.ELEVENLABS_HEADER, List.of(header)), body, signedAt);
    private final HmacSha256 hmac = new HmacSha256(SECRET);

    /** Its connections are never opened: nothing is sent. */
    private final WebhookVerifier verifier = ElevenLabs.builder("benchmark")
            .webhookSecrets(List.of(SECRET))
            .build()
            .webhookVerifier();

    /** The whole check: header, age, code. */
    @Benchmark
    public Object webhookVerifier() {
        return verifier.verify(request);
    }

    /** The code alone. */
    @Benchmark
    public boolean hmacSha256() {
        return hmac.matches(header.substring(header.indexOf("v0=") + 3), signedAt.getEpochSecond() + ".", body);
    }

    /** The peer, which does not look at the age. */
    @Benchmark
    public boolean macByHand() throws GeneralSecurityException {
        String timestamp = header.split(",", -1)[0].substring("t=".length());
        String claimed = header.split(",", -1)[1].substring("v0=".length());
        String signed = timestamp + "." + new String(body, StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String code = HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        return MessageDigest.isEqual(code.getBytes(StandardCharsets.UTF_8), claimed.getBytes(StandardCharsets.UTF_8));
    }

    private static String body() {
        StringBuilder json = new StringBuilder("{\"type\":\"post_call_transcription\",\"transcript\":[");
        while (json.length() < BODY_CHARACTERS) {
            json.append("{\"role\":\"user\",\"message\":\"Yes, that would suit me well, thank you.\"},");
        }
        return json.append("{}]}").toString();
    }
}
