package io.voicecrm.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.agent.AgentId;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.voice.KnowledgeBase;
import io.voicecrm.voice.KnowledgeBase.State;
import io.voicecrm.voice.KnowledgeBases;
import io.voicecrm.voice.KnowledgeSource;
import io.voicecrm.voice.VoiceProviderException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KnowledgeTest {

    private static final KnowledgeSource LONG_TEXT =
            new KnowledgeSource.Text("Prices", "A panel costs 100. ".repeat(60));

    /** At the speed of life nothing is indexed while a test runs. */
    private final SimulatedElevenLabs server =
            SimulatedElevenLabs.builder().speed(1).start();

    private final ElevenLabs provider =
            ElevenLabs.builder(server.apiKey()).baseUrl(server.url()).build();
    private final KnowledgeBases bases = provider.knowledgeBases().orElseThrow();

    @AfterEach
    void close() {
        provider.close();
        server.close();
    }

    @Test
    void isNotSearchableBeforeSomebodyAsksForIt() {
        KnowledgeBase base = bases.create("Prices", List.of(LONG_TEXT));

        assertThat(bases.find(base.id())).get().extracting(KnowledgeBase::state).isEqualTo(State.NOT_INDEXED);
        assertThat(bases.index(base.id())).isEqualTo(State.INDEXING);
        assertThat(bases.find(base.id())).get().extracting(KnowledgeBase::state).isEqualTo(State.INDEXING);
    }

    @Test
    void isReadyAtOnceWhereItIsSmallEnoughToBeToldAsAWhole() {
        KnowledgeBase base = bases.create("Hours", List.of(new KnowledgeSource.Text("Hours", "Nine to five.")));

        assertThat(bases.index(base.id())).isEqualTo(State.READY);
    }

    @Test
    void leavesTheOtherDocumentsOfAnAgentAlone() {
        AgentId agent = provider.agents().create(Fixtures.salesAgent());
        KnowledgeBase first = bases.create("First", List.of(LONG_TEXT));
        KnowledgeBase second = bases.create("Second", List.of(LONG_TEXT));

        bases.attach(first.id(), agent);
        bases.attach(second.id(), agent);
        bases.detach(first.id(), agent);

        assertThat(bases.attachedTo(agent)).containsExactly(second.id());
    }

    @Test
    void isTakenFromEveryAgentWhenItIsDeleted() {
        AgentId agent = provider.agents().create(Fixtures.salesAgent());
        KnowledgeBase base = bases.create("Prices", List.of(LONG_TEXT));
        bases.attach(base.id(), agent);

        bases.delete(base.id());

        assertThat(bases.attachedTo(agent)).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenOneSourceIsRefused() throws IOException {
        try (MockWebServer refusing = new MockWebServer();
                ElevenLabs client = ElevenLabs.builder("key")
                        .baseUrl(started(refusing).url("/").toString())
                        .build()) {
            refusing.enqueue(json(200, "{\"id\":\"folder_1\",\"name\":\"Shop\"}"));
            refusing.enqueue(json(422, "{\"detail\":[]}"));
            refusing.enqueue(json(200, "{\"id\":\"folder_1\",\"name\":\"Shop\",\"type\":\"folder\"}"));
            refusing.enqueue(json(200, "{\"documents\":[],\"has_more\":false}"));
            refusing.enqueue(json(200, "{}"));
            KnowledgeSource page = new KnowledgeSource.Link("Shop", URI.create("https://shop.example/"));

            assertThatThrownBy(() -> client.knowledgeBases().orElseThrow().create("Shop", List.of(page)))
                    .isInstanceOfSatisfying(
                            VoiceProviderException.class,
                            e -> assertThat(e.kind()).isEqualTo(VoiceProviderException.Kind.INVALID_REQUEST));

            assertThat(refusing.getRequestCount()).isEqualTo(5);
        }
    }

    @Test
    void namesAFileAndDoesNotPrintWhatIsInIt() {
        byte[] bytes = {(byte) 0xff, 0, 13, 10, 65};
        KnowledgeSource file = new KnowledgeSource.File("logo.bin", "application/octet-stream", bytes);

        KnowledgeBase base = bases.create("Files", List.of(file));

        assertThat(base.documents()).singleElement().satisfies(document -> {
            assertThat(document.title()).isEqualTo("logo.bin");
            assertThat(document.id()).isNotBlank();
        });
        assertThat(file.toString()).contains("5 bytes").doesNotContain(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Test
    void isNotMadeOfNothing() {
        assertThatThrownBy(() -> bases.create("Empty", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static MockWebServer started(MockWebServer server) throws IOException {
        server.start();
        return server;
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder().code(status).body(body).build();
    }
}
