package io.voicecrm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonClientTest {

    private final MockWebServer server = new MockWebServer();
    private JsonClient client = new JsonClient("http://localhost", "key", "secret", Duration.ofSeconds(5), 100);

    @BeforeEach
    void start() throws IOException {
        server.start();
        client = new JsonClient(server.url("/").toString(), "key", "secret", Duration.ofSeconds(5), 100);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void sendsOnceOverAPooledConnectionThatBreaksAfterTheRequestWasRead() {
        server.enqueue(new MockResponse.Builder().body("{}").build());
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(new MockResponse.Builder().body("{}").build());

        assertThat(client.once(url(), "{}")).isInstanceOf(Shot.Answered.class);
        Shot second = client.once(url(), "{}");

        assertThat(second).isInstanceOf(Shot.Lost.class);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void sendsAFormWithItsFiles() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().body("{}").build());
        byte[] page = "What we sell".getBytes(StandardCharsets.UTF_8);

        Shot shot = client.once(url(), new Form().field("name", "Shop").file("file", "shop.txt", "text/plain", page));

        assertThat(shot).isInstanceOf(Shot.Answered.class);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(request.getBody().utf8())
                .contains("name=\"name\"", "Shop", "name=\"file\"; filename=\"shop.txt\"", "What we sell");
    }

    @Test
    void readsALargeAnswerWhileItArrives() throws IOException {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "audio/mpeg; q=1")
                .body("sound")
                .build());

        try (Download download = client.download(url())) {
            assertThat(download.mediaType()).isEqualTo("audio/mpeg");
            assertThat(download.failure()).isNull();
            assertThat(download.body()).hasContent("sound");
        }
    }

    @Test
    void saysWhyThereIsNothingToDownload() throws IOException {
        server.enqueue(new MockResponse.Builder().code(404).body("gone").build());

        try (Download download = client.download(url())) {
            assertThat(download.failure()).extracting(Reply::status).isEqualTo(404);
        }
    }

    @Test
    void tellsItsKeyToItsOwnServerOnly() throws IOException, InterruptedException {
        server.enqueue(new MockResponse.Builder().body("sound").build());
        HttpUrl elsewhere = url().newBuilder().host("127.0.0.1").build();

        client.download(elsewhere).close();

        assertThat(server.takeRequest().getHeaders().get("key")).isNull();
    }

    @Test
    void sendsOnceWhenToldToTryAgainAtOnceAndKeepsWhatItWasTold() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "0")
                .build());
        server.enqueue(new MockResponse.Builder()
                .code(408)
                .addHeader("Retry-After", "7")
                .build());

        Shot unavailable = client.once(url(), "{}");
        Shot timedOut = client.once(url(), "{}");

        assertThat(((Shot.Answered) unavailable).reply().status()).isEqualTo(503);
        assertThat(((Shot.Answered) timedOut).reply().retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void waitsAsLongAsTheLimiterThatRefusedTheRequestIsShut() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("X-RateLimit-Limiter", "call")
                .addHeader("RateLimit-Reset", "9")
                .build());

        Reply reply = ((Shot.Answered) client.once(url(), "{}")).reply();

        assertThat(reply.retryAfter()).contains(Duration.ofSeconds(9));
        assertThat(reply.limiter()).isEqualTo("call");
    }

    @Test
    void knowsThatNothingLeftWhenNobodyListens() {
        server.close();

        assertThat(client.once(url(), "{}")).isInstanceOf(Shot.NotSent.class);
    }

    @Test
    void saysNothingOfTheBodyOrTheKey() throws IOException {
        server.enqueue(
                new MockResponse.Builder().code(500).body("what people said").build());

        Reply reply = client.exchange("GET", url(), null);

        assertThat(reply.toString()).isEqualTo("Reply[status=500]");
    }

    private HttpUrl url() {
        return client.url("v1/calls").build();
    }
}
