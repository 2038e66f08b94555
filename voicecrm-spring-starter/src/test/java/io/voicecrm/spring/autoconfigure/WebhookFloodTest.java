package io.voicecrm.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Fault 13: somebody who has no secret posts all that the line carries. */
class WebhookFloodTest {

    private static final int REQUESTS = 3_000;
    private static final int BODY = 200_000;
    private static final int SENDERS = 24;
    private static final long FLAT = 24L << 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private ConfigurableApplicationContext application;

    @BeforeEach
    void startTheApplication() {
        application = new SpringApplicationBuilder(WebhookEndpointTest.Application.class)
                .properties(
                        "server.port=0",
                        "voicecrm.webhooks.max-body=256KB",
                        "voicecrm.webhooks.body-memory=1MB",
                        "logging.level.root=error")
                .run();
    }

    @AfterEach
    void stopTheApplication() {
        senders.shutdownNow();
        application.close();
    }

    @Test
    void keepsItsHeapFlatStoresNothingAndStillTakesWhatIsGenuine()
            throws IOException, InterruptedException, ExecutionException {
        byte[] body = new byte[BODY];
        flood(body, 100);
        long before = usedHeap();

        List<Integer> answers = flood(body, REQUESTS);

        assertThat(usedHeap() - before).isLessThan(FLAT);
        // Refused for its seal, or not even read because others take the memory.
        assertThat(answers).hasSize(REQUESTS).containsOnly(401, 503).contains(401);
        WebhookTally tally = application.getBean(WebhookTally.class);
        assertThat(tally.rejectedCount() + tally.overloadedCount()).isEqualTo(REQUESTS + 100L);
        assertThat(tally.acceptedCount()).isZero();
        assertThat(post(body, SealedLetters.sealOf(body))).isEqualTo(200);
    }

    private List<Integer> flood(byte[] body, int requests) throws InterruptedException, ExecutionException {
        List<Future<Integer>> sent = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            sent.add(senders.submit(() -> post(body, "forged")));
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> one : sent) {
            answers.add(one.get());
        }
        return answers;
    }

    private int post(byte[] body, String seal) throws IOException, InterruptedException {
        String port = application.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/webhooks/letters"))
                .header(SealedLetters.SEAL, seal)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
