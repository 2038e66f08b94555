package io.voicecrm.sample.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.Api;
import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.TestClients;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The voices of the provider that calls nobody, as a client hears them. */
@RunningApp
class VoicesTest {

    @LocalServerPort
    private int port;

    private Api client;

    @BeforeEach
    void openAnAccount() {
        client = new TestClients(port).open().api();
    }

    @Test
    void listsTheVoicesWithWhatTellsThemApart() {
        JsonNode voices = client.get("/api/voices?provider=elevenlabs&q=Ava").json();

        assertThat(voices.get("next").isNull()).isTrue();
        assertThat(voices.get("items")).hasSize(1);
        JsonNode ava = voices.at("/items/0");
        assertThat(ava.get("name").asString()).isEqualTo("Ava");
        assertThat(ava.get("gender").asString()).isEqualTo("female");
        assertThat(ava.get("languages")).extracting(JsonNode::asString).containsExactly("en", "es");
    }

    @Test
    void findsVoicesByGenderAndLanguage() {
        assertThat(client.get("/api/voices?provider=elevenlabs&gender=male")
                        .json()
                        .get("items"))
                .isNotEmpty()
                .allSatisfy(voice -> assertThat(voice.get("gender").asString()).isEqualTo("male"));
        assertThat(client.get("/api/voices?provider=elevenlabs&language=de-DE")
                        .json()
                        .get("items"))
                .hasSize(1);
        assertThat(client.get("/api/voices?provider=nobody").json().get("items"))
                .isEmpty();
    }

    @Test
    void goesThroughTheVoicesOfAllProvidersInOneList() {
        JsonNode all = client.get("/api/voices").json();

        assertThat(all.get("next").isNull()).isTrue();
        assertThat(all.get("items"))
                .extracting(voice -> voice.get("provider").asString())
                .contains("elevenlabs", "retell")
                .isSorted();
        assertThat(client.get("/api/voices?provider=retell").json().get("items"))
                .allSatisfy(voice -> assertThat(
                                client.get(voice.get("preview_url").asString()).status())
                        .isEqualTo(200));
    }

    @Test
    void playsASampleThatCanBeHeard() throws UnsupportedAudioFileException, IOException, InterruptedException {
        String path = client.get("/api/voices?provider=elevenlabs")
                .json()
                .at("/items/0/preview_url")
                .asString();

        HttpResponse<byte[]> sample = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Authorization", "Bearer " + RunningApp.PLATFORM_KEY)
                                .build(),
                        BodyHandlers.ofByteArray());

        assertThat(sample.headers().firstValue("Content-Type")).contains("audio/wav");
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(sample.body()))) {
            byte[] samples = sound.readAllBytes();
            assertThat(sound.getFrameLength() / sound.getFormat().getFrameRate())
                    .isBetween(0.5f, 3f);
            assertThat(samples).contains((byte) 0x80);
            assertThat(new String(samples, StandardCharsets.ISO_8859_1)
                            .chars()
                            .distinct()
                            .count())
                    .as("different loudness, so not silence")
                    .isGreaterThan(50);
        }
    }

    @Test
    void hasNoSampleOfAVoiceThatIsNotThere() {
        assertThat(client.get("/api/voices/elevenlabs/nobody/preview").status()).isEqualTo(404);
        assertThat(client.get("/api/voices/nobody/nobody/preview").status()).isEqualTo(404);
        assertThat(Api.anonymous(port).get("/api/voices").status()).isEqualTo(401);
    }

    @Test
    void refusesACursorThatNoPageGave() {
        assertThat(client.get("/api/voices?after=bm9ib2R5IDE").status()).isEqualTo(400);
    }
}
