package io.voicecrm.benchmarks;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.webhook.WebhookParser;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * How many deliveries can be trusted and read in a second of one core: ours next to the client that the provider offers, on
 * the same bytes, and next to stripe-java on as many bytes. Ours checks both sides of the time window, which neither does.
 *
 * <p>Counted is the time that the processes spend on a core, all of their threads together: the peer hashes in a thread of
 * its own, and a machine that is busy with something else changes this time less than the one on the wall.
 */
public final class VerifyMacro {

    private static final String SECRET = "wsec_benchmark";
    private static final int LARGE = 13_800;
    private static final int SMALL = 3_800;

    private final Clock clock = Clock.systemUTC();
    private final int deliveries;
    private final ElevenLabs account =
            ElevenLabs.builder("benchmark").webhookSecrets(List.of(SECRET)).build();
    private final WebhookVerifier verifier = account.webhookVerifier();
    private final WebhookParser parser = account.webhookParser();

    private VerifyMacro(int deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * Runs it and prints what came out.
     *
     * @param arguments where the peers' sources are; how many deliveries a run has, 20,000 unless given; how many pairs of
     *     runs count, 7 unless given
     */
    public static void main(String[] arguments) throws Exception {
        Path node = Path.of(arguments.length > 0 ? arguments[0] : "benchmarks/src/main/node");
        VerifyMacro macro = new VerifyMacro(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000);
        Duel duel = new Duel("events/core-s", 2, arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7);
        System.out.println("Java " + Runtime.version());
        byte[] large = SampleDelivery.of("conv_1", LARGE);
        try (NodePeer peer = NodePeer.start(node, "verify.mjs", Map.of())) {
            peer.tell(SECRET);
            peer.tell(Base64.getEncoder().encodeToString(large));
            peer.hear();
            Duel.Result result = duel.run(() -> macro.ours(large), () -> macro.official(peer));
            duel.print(System.out, "Verify and parse " + large.length + " bytes, peer elevenlabs-js", result);
            Duel.Result door = duel.run(() -> macro.door(large), () -> macro.official(peer));
            duel.print(System.out, "Verify and name what is stored before the 200, the same peer", door);
        }
        byte[] small = SampleDelivery.of("conv_1", SMALL);
        String event = stripeEvent(SMALL);
        Duel.Result result = duel.run(() -> macro.ours(small), () -> macro.stripe(event));
        duel.print(
                System.out,
                "Verify and parse " + small.length + " bytes, peer stripe-java with " + event.length() + " bytes",
                result);
        macro.account.close();
    }

    private double ours(byte[] body) {
        Instant now = clock.instant();
        String signature = SignedWebhooks.elevenLabsSignature(SECRET, body, now);
        Map<String, List<String>> headers = Map.of(SignedWebhooks.ELEVENLABS_HEADER, List.of(signature));
        int events = 0;
        Duration start = cpu();
        for (int i = 0; i < deliveries; i++) {
            events += parser.parse(verifier.verify(WebhookRequest.of(headers, body, now)))
                    .size();
        }
        return rate(start, events);
    }

    /** What is done before a delivery is stored; the rest of it is read after the answer. */
    private double door(byte[] body) {
        Instant now = clock.instant();
        String signature = SignedWebhooks.elevenLabsSignature(SECRET, body, now);
        Map<String, List<String>> headers = Map.of(SignedWebhooks.ELEVENLABS_HEADER, List.of(signature));
        int letters = 0;
        Duration start = cpu();
        for (int i = 0; i < deliveries; i++) {
            letters += parser.key(verifier.verify(WebhookRequest.of(headers, body, now)))
                    .value()
                    .length();
        }
        return rate(start, letters);
    }

    private double official(NodePeer peer) throws IOException {
        Duration start = cpu(peer.process());
        peer.tell(Integer.toString(deliveries / 4));
        peer.hear();
        return rate(deliveries / 4, cpu(peer.process()).minus(start));
    }

    private double stripe(String event) throws SignatureVerificationException {
        String time = Long.toString(clock.instant().getEpochSecond());
        String signed = SignedWebhooks.elevenLabsSignature(
                SECRET, event.getBytes(StandardCharsets.UTF_8), Instant.ofEpochSecond(Long.parseLong(time)));
        String header = signed.replace("v0=", "v1=");
        int events = 0;
        Duration start = cpu();
        for (int i = 0; i < deliveries; i++) {
            Event read = Webhook.constructEvent(event, header, SECRET);
            events += read.getId().length();
        }
        return rate(start, events);
    }

    private double rate(Duration start, int events) {
        Duration spent = cpu().minus(start);
        if (events == 0) {
            throw new IllegalStateException("nothing was parsed");
        }
        return rate(deliveries, spent);
    }

    private static double rate(int deliveries, Duration spent) {
        return deliveries * 1e9 / spent.toNanos();
    }

    private static Duration cpu() {
        return cpu(ProcessHandle.current());
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** An invoice that was paid, with as many lines as the size asks for. */
    static String stripeEvent(int bytes) {
        String head = """
                {"id":"evt_1","object":"event","api_version":"2025-03-31.basil","created":1764457176,"livemode":false,\
                "pending_webhooks":1,"request":{"id":null,"idempotency_key":null},"type":"invoice.paid","data":{"object":\
                {"id":"in_1","object":"invoice","currency":"usd","total":29900,"lines":{"object":"list","data":[""";
        String line = """
                {"id":"il_1","object":"line_item","amount":6000,"currency":"usd","description":"100 x Minute (at $0.60 \
                / month)","discountable":true,"livemode":false,"metadata":{},"quantity":100,"period":{"end":1764457176,\
                "start":1761778776}}""";
        String tail = "],\"has_more\":false,\"url\":\"/v1/invoices/in_1/lines\"}}}}";
        StringBuilder json = new StringBuilder(head).append(line);
        while (json.length() + tail.length() < bytes) {
            json.append(',').append(line);
        }
        return json.append(tail).toString();
    }
}
