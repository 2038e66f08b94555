package io.voicecrm.sample.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.StartedApp;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningApp
class SetupTest {

    @LocalServerPort
    private int port;

    @Test
    void findsTheSandboxReadyToCall() {
        Map<String, JsonNode> checks = checks(Api.withKey(port, RunningApp.PLATFORM_KEY));

        for (String id : new String[] {
            "database",
            "provider_key.elevenlabs",
            "agents.elevenlabs",
            "phone_numbers.elevenlabs",
            "webhook_secret.elevenlabs",
            "webhook_reachable.elevenlabs"
        }) {
            assertThat(checks.get(id).get("status").asString())
                    .as(checks.get(id).toString())
                    .isEqualTo("ok");
        }
        assertThat(checks.get("mode").get("status").asString()).isEqualTo("not_yet");
        assertThat(checks.get("provider_key.elevenlabs").get("title").asString())
                .isEqualTo("The key of ElevenLabs is accepted");
        assertThat(checks.get("database").get("found").asString()).startsWith("PostgreSQL ");
    }

    @Test
    void saysWhatToDoWhereNothingIsSetUpAndNobodyAnswers() {
        try (StartedApp app =
                StartedApp.start("ELEVENLABS_API_KEY=none", "voicecrm.elevenlabs.base-url=http://127.0.0.1:9")) {
            Map<String, JsonNode> checks = checks(Api.withKey(app.port(), RunningApp.PLATFORM_KEY));

            assertThat(checks.get("mode").get("status").asString()).isEqualTo("ok");
            assertFound(checks, "provider_key.elevenlabs", "failed", "status page");
            assertFound(checks, "phone_numbers.elevenlabs", "failed", "status page");
            assertFound(checks, "webhook_secret.elevenlabs", "failed", "ELEVENLABS_WEBHOOK_SECRET");
            assertFound(checks, "webhook_reachable.elevenlabs", "warning", "VOICECRM_PUBLIC_URL");
            assertFound(checks, "webhook_received.elevenlabs", "not_yet", "test call");
            assertFound(checks, "plans", "not_yet", "account");
            assertFound(checks, "test_call", "not_yet", "Call yourself");
            assertFound(checks, "mail", "not_yet", "SPRING_MAIL_HOST");
        }
    }

    @Test
    void noticesADoorThatIsNotOurs() {
        try (StartedApp app =
                StartedApp.start("VOICECRM_PUBLIC_URL=http://127.0.0.1:9/", "spring.mail.host=127.0.0.1")) {
            Map<String, JsonNode> checks = checks(Api.withKey(app.port(), RunningApp.PLATFORM_KEY));

            assertFound(checks, "webhook_reachable.elevenlabs", "failed", "http://127.0.0.1:9/webhooks/elevenlabs");
            assertThat(checks.get("mail").get("status").asString()).isEqualTo("ok");
        }
    }

    private static void assertFound(Map<String, JsonNode> checks, String id, String status, String fix) {
        JsonNode check = checks.get(id);
        assertThat(check.get("status").asString()).as(check.toString()).isEqualTo(status);
        assertThat(check.get("fix").asString()).contains(fix);
    }

    private static Map<String, JsonNode> checks(Api platform) {
        Map<String, JsonNode> byId = new HashMap<>();
        platform.get("/api/setup")
                .json()
                .get("checks")
                .forEach(check -> byId.put(check.get("id").asString(), check));
        return byId;
    }
}
