package io.voicecrm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
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
