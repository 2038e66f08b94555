package io.voicecrm.sample.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.StartedApp;
import io.voicecrm.testkit.SignedWebhooks;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An app with two secrets, and a provider that cannot be asked: webhooks are stored all the same. */
@Tag("alone")
class WebhookFaultsTest {

    private static final String OLD = "wsec_the-one-before";
    private static final String NEW = "wsec_the-one-after";

    private static StartedApp app;
    private static Api platform;

    @BeforeAll
    static void start() {
        app = StartedApp.start(
                "ELEVENLABS_API_KEY=none",
                "voicecrm.elevenlabs.base-url=http://127.0.0.1:9",
                "ELEVENLABS_WEBHOOK_SECRET=" + OLD + "," + NEW);
        platform = Api.withKey(app.port(), RunningApp.PLATFORM_KEY);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** Fault 12: the sender changes its secret at a moment that nobody here knows. */
    @Test
    void trustsBothSecretsWhileOneIsReplacedAndTellsWhichWasUsed() {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(post(i < 10 ? OLD : NEW, "rotation_" + i));
        }

        assertThat(answers).hasSize(20).containsOnly(200);
        List<String> names = stored("rotation_").stream()
                .map(one -> one.get("signed_with").asString())
                .toList();
        assertThat(names).hasSize(20);
        assertThat(names.subList(0, 10)).containsOnly(names.get(0));
        assertThat(names.subList(10, 20)).containsOnly(names.get(10));
        assertThat(names.get(0)).isNotEqualTo(names.get(10));
        assertThat(post("wsec_of-somebody-else", "rotation_x")).isEqualTo(401);
    }

    /** Fault 9: a provider switches off an endpoint that is slow or fails, so it is neither unless nothing can be stored. */
    @Test
    void answersFastThoughNobodyCanWorkOnWhatCame() {
        List<Duration> answers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            long start = System.nanoTime();
            assertThat(post(NEW, "fast_" + i)).isEqualTo(200);
            answers.add(Duration.ofNanos(System.nanoTime() - start));
        }

        answers.sort(null);
        assertThat(answers.get(25)).isLessThan(Duration.ofMillis(50));
    }

    /** Fault 9: and then it says so, and takes what is sent again. */
    @Test
    void answers503OnlyWhileTheInboxCannotCommit() throws SQLException {
        asOwner("alter table webhook_deliveries rename to webhook_deliveries_gone");
        int during = post(NEW, "outage_1");
        asOwner("alter table webhook_deliveries_gone rename to webhook_deliveries");

        assertThat(during).isEqualTo(503);
        assertThat(stored("outage_1")).isEmpty();
        assertThat(post(NEW, "outage_1")).isEqualTo(200);
        assertThat(stored("outage_1")).hasSize(1);
    }

    private static int post(String secret, String call) {
        String body = """
                {"type": "voice_removal_notice", "event_timestamp": 1764457176,
                 "data": {"conversation_id": "%s"}}""".formatted(call);
        String signature =
                SignedWebhooks.elevenLabsSignature(secret, body.getBytes(StandardCharsets.UTF_8), Instant.now());
        return Api.anonymous(app.port())
                .with(SignedWebhooks.ELEVENLABS_HEADER, signature)
                .post("/webhooks/elevenlabs", body)
                .status();
    }

    private static List<JsonNode> stored(String text) {
        JsonNode items =
                platform.get("/api/webhooks?limit=200&text=" + text).json().get("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static void asOwner(String sql) throws SQLException {
        try (Connection connection = app.bean(DataSource.class).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("reset role");
            try {
                statement.execute(sql);
            } finally {
                statement.execute("set role voicecrm_app");
            }
        }
    }
}
