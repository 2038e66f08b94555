package io.voicecrm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 127.0.0.2 stands for the public internet here, and 127.0.0.1 for what only we can reach. */
class PublicWebTest {

    private static final int MAX_BYTES = 1_000;
    private static final InetAddress PUBLIC = address("127.0.0.2");
    private static final InetAddress PRIVATE = address("127.0.0.1");

    private final MockWebServer internet = new MockWebServer();
    private final MockWebServer inside = new MockWebServer();
    private final List<String> lookups = new ArrayList<>();
    private final Queue<InetAddress> answers = new ArrayDeque<>();
    private final PublicWeb web = new PublicWeb(
            new OutboundGuard(this::resolve, PUBLIC::equals, port -> port != 22), Duration.ofSeconds(5), MAX_BYTES);

    @BeforeEach
    void start() throws IOException {
        internet.start(PUBLIC, 0);
        inside.start(PRIVATE, 0);
    }

    @AfterEach
    void close() {
        web.close();
        internet.close();
        inside.close();
    }

    @Test
    void fetchesAPublicPage() throws IOException {
        internet.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "text/html")
                .body("hello")
                .build());
        answers.add(PUBLIC);

        PublicWeb.Page page = web.get("http://example.com:" + internet.getPort() + "/about");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo("text/html");
        assertThat(page.body()).asString().isEqualTo("hello");
    }

    /** The name is public at the first look and private at the second, as one that an attacker owns may be. */
    @Test
    void connectsToTheAddressThatWasCheckedThoughTheNameMovesMeanwhile() throws IOException {
        internet.enqueue(new MockResponse.Builder()
                .addHeader("Connection", "close")
                .body("hello")
                .build());
        answers.add(PUBLIC);
        answers.add(PRIVATE);
        String url = "http://rebind.example.com:" + internet.getPort() + "/";

        assertThat(web.get(url).body()).asString().isEqualTo("hello");
        assertThat(lookups).hasSize(1);
        assertThatThrownBy(() -> web.get(url))
                .isInstanceOf(ForbiddenUrlException.class)
                .hasMessageContaining("rebind.example.com")
                .hasMessageNotContaining("127.0.0.1");

        assertThat(lookups).hasSize(2);
        assertThat(inside.getRequestCount()).isZero();
    }

    @Test
    void refusesANameThatHasAPrivateAddressBesideAPublicOne() {
        PublicWeb both = new PublicWeb(
                new OutboundGuard(host -> List.of(PUBLIC, PRIVATE), PUBLIC::equals, port -> true),
                Duration.ofSeconds(5),
                MAX_BYTES);

        assertThatThrownBy(() -> both.get("http://example.com:" + inside.getPort() + "/"))
                .isInstanceOf(ForbiddenUrlException.class);
        assertThat(inside.getRequestCount()).isZero();
        both.close();
    }

    @Test
    void refusesAnAddressInDigitsThoughNoNameIsLookedUp() {
        assertThatThrownBy(() -> web.get("http://127.0.0.1:" + inside.getPort() + "/"))
                .isInstanceOf(ForbiddenUrlException.class);
        assertThat(inside.getRequestCount()).isZero();
    }

    @Test
    void refusesARedirectToTheInside() {
        internet.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://127.0.0.1:" + inside.getPort() + "/latest/meta-data/")
                .build());
        answers.add(PUBLIC);

        assertThatThrownBy(() -> web.get("http://example.com:" + internet.getPort() + "/"))
                .isInstanceOf(ForbiddenUrlException.class);
        assertThat(inside.getRequestCount()).isZero();
    }

    @Test
    void followsARedirectThatIsPublicAndNotForEver() throws IOException {
        internet.enqueue(new MockResponse.Builder()
                .code(301)
                .addHeader("Location", "/moved")
                .build());
        internet.enqueue(new MockResponse.Builder().body("moved").build());
        answers.add(PUBLIC);
        String url = "http://example.com:" + internet.getPort() + "/";

        assertThat(web.get(url).url().encodedPath()).isEqualTo("/moved");

        for (int i = 0; i < 4; i++) {
            internet.enqueue(new MockResponse.Builder()
                    .code(301)
                    .addHeader("Location", "/again")
                    .build());
        }
        assertThatThrownBy(() -> web.get(url)).isInstanceOf(IOException.class).hasMessageContaining("redirects");
    }

    @Test
    void refusesAPageThatIsTooLarge() {
        internet.enqueue(new MockResponse.Builder()
                .chunkedBody("x".repeat(MAX_BYTES + 1), 100)
                .build());
        answers.add(PUBLIC);

        assertThatThrownBy(() -> web.get("http://example.com:" + internet.getPort() + "/"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than 1000 bytes");
    }

    @Test
    void refusesAPortThatIsNotAllowed() {
        assertThatThrownBy(() -> web.get("http://example.com:22/"))
                .isInstanceOf(ForbiddenUrlException.class)
                .hasMessageContaining("port 22");
        assertThat(lookups).isEmpty();
    }

    /** As it is made for use: whatever the digits look like, none of these is the public internet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://2130706433/",
                "http://0x7f.1/",
                "http://[::1]/",
                "http://[::ffff:169.254.169.254]/",
                "http://169.254.169.254/latest/meta-data/",
                "http://localhost/",
                "https://10.0.0.1/",
                "http://8.8.8.8:8080/"
            })
    void refusesEveryWayToWriteAnInnerAddress(String url) {
        try (PublicWeb real = new PublicWeb(Duration.ofSeconds(2), MAX_BYTES)) {
            assertThatThrownBy(() -> real.get(url)).isInstanceOf(UnknownHostException.class);
        }
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        lookups.add(host);
        InetAddress answer = answers.poll();
        if (answer == null) {
            throw new UnknownHostException(host);
        }
        return List.of(answer);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
