package io.voicecrm.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Over real HTTP, since what matters is which bytes arrive. */
class WebhookEndpointTest {

    private static final int MAX_BODY = 64;

    private final HttpClient http = HttpClient.newHttpClient();
    private ConfigurableApplicationContext application;
    private SealedLetters provider;

    @BeforeEach
    void startTheApplication() {
        application = new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.port=0",
                        "voicecrm.webhooks.path=/hooks",
                        "voicecrm.webhooks.max-body=" + MAX_BODY + "B")
                .run();
        provider = application.getBean(SealedLetters.class);
    }

    @AfterEach
    void stopTheApplication() {
        application.close();
    }

    @Test
    void acceptsASealedLetter() throws IOException, InterruptedException {
        assertThat(post("letters", sealed(bytes("{\"type\": \"hello\"}")))).isEqualTo(200);
    }

    @Test
    void handsOnTheBytesThatWereSent() throws IOException, InterruptedException {
        byte[] notText = {0, (byte) 0xff, '{', '\r', '\n', (byte) 0xc3};

        post("letters", sealed(notText));

        assertThat(provider.trusted()).containsExactly(notText);
    }

    @Test
    void handsOnTheBytesOfAForm() throws IOException, InterruptedException {
        byte[] form = bytes("To=%2B12025550101&b=1&a=2");

        post("letters", sealed(form).header("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(provider.trusted()).containsExactly(form);
    }

    @Test
    void answersADuplicateWith200() throws IOException, InterruptedException {
        post("letters", sealed(bytes("once")));

        assertThat(post("letters", sealed(bytes("once")))).isEqualTo(200);
        assertThat(application.getBean(WebhookTally.class).acceptedCount()).isEqualTo(1);
        assertThat(application.getBean(WebhookTally.class).duplicateCount()).isEqualTo(1);
    }

    @Test
    void answers401WithoutDetailsToWhatIsNotTrusted() throws IOException, InterruptedException {
        HttpResponse<String> answer = send("letters", request(bytes("forged")).header(SealedLetters.SEAL, "1"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        assertThat(application.getBean(WebhookTally.class).rejectedCount()).isEqualTo(1);
    }

    @Test
    void answers404ForAProviderThatNobodyKnows() throws IOException, InterruptedException {
        assertThat(post("strangers", sealed(bytes("hello")))).isEqualTo(404);
        assertThat(post("NOT-AN-ID", sealed(bytes("hello")))).isEqualTo(404);
    }

    @Test
    void answersNothingButAPost() throws IOException, InterruptedException {
        for (String path : List.of("letters", "letters/inbound")) {
            HttpResponse<String> answer = send(path, HttpRequest.newBuilder().GET());

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        }
    }

    @Test
    void acceptsABodyThatJustFits() throws IOException, InterruptedException {
        assertThat(post("letters", sealed(new byte[MAX_BODY]))).isEqualTo(200);
    }

    @Test
    void answers413ToABodyThatIsTooLarge() throws IOException, InterruptedException {
        assertThat(post("letters", sealed(new byte[MAX_BODY + 1]))).isEqualTo(413);
        assertThat(provider.trusted()).isEmpty();
        assertThat(application.getBean(WebhookTally.class).tooLargeCount()).isEqualTo(1);
    }

    @Test
    void answersWhoIsCalling() throws IOException, InterruptedException {
        HttpResponse<String> answer = send("letters/inbound", sealed(bytes("+12025550142")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"known\":false}");
    }

    @Test
    void answersNobodyWhoIsCallingWhoCannotProveWhoAsks() throws IOException, InterruptedException {
        byte[] question = bytes("+12025550142");

        assertThat(post("letters/inbound", request(question).header(SealedLetters.SEAL, "1")))
                .isEqualTo(401);
        assertThat(post("letters/inbound", sealed(bytes("who is it?")))).isEqualTo(400);
        assertThat(post("strangers/inbound", sealed(question))).isEqualTo(404);
        assertThat(post("letters/inbound", sealed(new byte[MAX_BODY + 1]))).isEqualTo(413);
        assertThat(application.getBean(WebhookTally.class).acceptedCount()).isZero();
    }

    private HttpRequest.Builder sealed(byte[] body) {
        return request(body).header(SealedLetters.SEAL, SealedLetters.sealOf(body));
    }

    private static HttpRequest.Builder request(byte[] body) {
        return HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private int post(String name, HttpRequest.Builder request) throws IOException, InterruptedException {
        return send(name, request).statusCode();
    }

    private HttpResponse<String> send(String name, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        String port = application.getEnvironment().getProperty("local.server.port");
        return http.send(
                request.uri(URI.create("http://localhost:" + port + "/hooks/" + name))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
    static class Application {

        @Bean
        SealedLetters provider() {
            return new SealedLetters();
        }
    }
}
