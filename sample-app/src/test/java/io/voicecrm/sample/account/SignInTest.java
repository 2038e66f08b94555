package io.voicecrm.sample.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.Api.Answer;
import io.voicecrm.sample.RunningApp;
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
