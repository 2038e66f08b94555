package io.voicecrm.benchmarks;

import io.voicecrm.Secret;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.twilio.Twilio;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How many forged status callbacks can be refused in a second of one core: ours next to Twilio's own client for Node. The
 * signature has the right form, so that both have to compute the right one to tell. Ours reads the form out of the body too,
 * and refuses by an exception; the peer is given the form and answers false.
 */
public final class ForgeryMacro {

    private static final String TOKEN = "benchmark-token";
    private static final String URL = "https://crm.example.com/webhooks/twilio";
    private static final String FORM = "CallSid=CA1d3f0b9a6c2e4f7081b2c3d4e5f60718&AccountSid=AC1&From=%2B12025550123"
            + "&To=%2B12025550145&CallStatus=completed&Direction=outbound-api&Timestamp=Sat%2C%2021%20Nov%202026"
            + "%2012%3A00%3A00%20%2B0000&CallDuration=42&SequenceNumber=3&CallbackSource=call-progress-events";

    private final int requests;
    private final WebhookVerifier verifier = Twilio.builder("AC00000000000000000000000000000001", Secret.of(TOKEN))
            .webhooks(URI.create(URL))
            .build()
            .callStatus()
            .verifier();
    private final WebhookRequest forged = WebhookRequest.of(
            Map.of(SignedWebhooks.TWILIO_HEADER, List.of(forgery())),
            FORM.getBytes(StandardCharsets.UTF_8),
            Instant.EPOCH);

    ForgeryMacro(int requests) {
        this.requests = requests;
    }

    /**
     * Runs it and prints what came out.
     *
     * @param arguments where the peers' sources are; how many requests a run has, 100,000 unless given; how many pairs of
     *     runs count, 7 unless given
     */
    public static void main(String[] arguments) throws Exception {
        Path node = Path.of(arguments.length > 0 ? arguments[0] : "benchmarks/src/main/node");
        ForgeryMacro macro = new ForgeryMacro(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000);
        Duel duel = new Duel("requests/core-s", 2, arguments.length > 2 ? Integer.parseInt(arguments[2]) : 7);
        System.out.println("Java " + Runtime.version());
        try (NodePeer peer = NodePeer.start(node, "forged.mjs", Map.of())) {
            for (String line : List.of(TOKEN, URL, FORM, forgery())) {
                peer.tell(line);
            }
            peer.hear();
            Duel.Result result = duel.run(macro::ours, () -> macro.official(peer));
            duel.print(System.out, "Refuse forged status callbacks, peer twilio-node", result);
        }
    }

    /** What somebody signs who does not know the token. */
    private static String forgery() {
        return SignedWebhooks.twilioSignature("a guess", URL, Map.of());
    }

    private double ours() {
        Duration start = cpu(ProcessHandle.current());
        int refused = refused();
        return rate(refused, cpu(ProcessHandle.current()).minus(start));
    }

    /** How many of the requests are refused: all of them. */
    int refused() {
        int refused = 0;
        for (int i = 0; i < requests; i++) {
            try {
                verifier.verify(forged);
            } catch (WebhookRejectedException e) {
                refused++;
            }
        }
        return refused;
    }

    private double official(NodePeer peer) throws IOException {
        Duration start = cpu(peer.process());
        peer.tell(Integer.toString(requests));
        int refused = Integer.parseInt(peer.hear());
        return rate(refused, cpu(peer.process()).minus(start));
    }

    private double rate(int refused, Duration spent) {
        if (refused != requests) {
            throw new IllegalStateException("forged requests: " + refused + " of " + requests + " were refused");
        }
        return requests * 1e9 / spent.toNanos();
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }
}
