package io.voicecrm.sample.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningApp
class SignInTest {

    @LocalServerPort
    private int port;

    @Test
    void letsABrowserInWithItsCookies() {
        Api browser = signedIn(RunningApp.DEMO);

        assertThat(browser.get("/api/session").json().get("role").asString()).isEqualTo("tenant_user");
        assertThat(browser.get("/api/leads").status()).isEqualTo(200);
    }

    @Test
    void tellsThePlatformFromItsClients() {
        assertThat(signedIn(RunningApp.ADMIN)
                        .get("/api/session")
                        .json()
                        .get("role")
                        .asString())
                .isEqualTo("platform_admin");
    }

    @Test
    void refusesAWriteWithoutTheTokenThatAStrangersPageCannotRead() {
        Api browser = signedIn(RunningApp.DEMO);
        Api strangersPage = browser.withoutToken();

        assertThat(strangersPage.get("/api/leads").status()).isEqualTo(200);
        assertThat(strangersPage.post("/api/leads", "{}").status()).isEqualTo(403);
    }

    @Test
    void forgetsWhoSignsOut() {
        Api browser = signedIn(RunningApp.DEMO);

        assertThat(browser.send("DELETE", "/api/session", "").status()).isEqualTo(204);

        assertThat(browser.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void answersTheSameToAWrongPasswordAndToAnUnknownEmail() {
        Answer wrong = signIn(RunningApp.ADMIN, "wrong-password");
        Answer unknown = signIn("nobody@platform.example", "wrong-password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.problem().get("detail")).isEqualTo(wrong.problem().get("detail"));
    }

    @Test
    void makesSomebodyWhoGuessesWait() {
        for (int i = 0; i < 5; i++) {
            assertThat(signIn("guessed@acme.example", "guess-" + i).status()).isEqualTo(401);
        }

        Answer sixth = signIn("Guessed@acme.example ", "guess-6");

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(Integer.parseInt(sixth.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 15 * 60);
    }

    @Test
    void makesAnAddressWaitThatGuessesForManyPeopleAndBelievesNoHeaderAboutIt() throws IOException {
        for (int i = 0; i < SignInAttempts.ALLOWED_AT_AN_ADDRESS; i++) {
            assertThat(guessFrom("127.0.0.77", "person-" + i + "@acme.example")).startsWith("HTTP/1.1 401");
        }

        String refusal = guessFrom("127.0.0.77", "another@acme.example");

        assertThat(refusal).startsWith("HTTP/1.1 429").contains("Too many failed sign-ins");
        assertThat(refusal).containsPattern("Retry-After: \\d+");
        assertThat(guessFrom("127.0.0.78", "another@acme.example")).startsWith("HTTP/1.1 401");
    }

    /** From an address of the machine's own; every guess says that it was forwarded for somebody else. */
    private String guessFrom(String address, String email) throws IOException {
        byte[] body = credentials(email, "wrong-password").getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket("127.0.0.1", port, InetAddress.getByName(address), 0)) {
            String head = "POST /api/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                    + RunningApp.PLATFORM_KEY + "\r\nX-Forwarded-For: 203.0.113." + email.length()
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void sendsStrangersAway() {
        assertThat(Api.anonymous(port).get("/api/leads").status()).isEqualTo(401);
        assertThat(Api.withKey(port, "vc_made-up").get("/api/leads").status()).isEqualTo(401);
    }

    @Test
    void sendsNoCacheAndNoFrameHeadersWithEveryAnswer() {
        Answer answer = signedIn(RunningApp.DEMO).get("/api/leads");

        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'none'");
    }

    private Api signedIn(String email) {
        Api browser = atTheDoor();
        browser.post("/api/session", credentials(email, RunningApp.PASSWORD)).json();
        // The token of before is not good any more; the next answer brings the new one.
        browser.get("/api/session").json();
        return browser;
    }

    private Answer signIn(String email, String password) {
        return atTheDoor().post("/api/session", credentials(email, password));
    }

    private Api atTheDoor() {
        Api browser = Api.anonymous(port);
        browser.get("/api/app").json();
        return browser;
    }

    private static String credentials(String email, String password) {
        return """
                {"email": "%s", "password": "%s"}""".formatted(email, password);
    }
}
