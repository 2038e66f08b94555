package io.voicecrm.retell;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.agent.AgentId;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.testkit.wire.SimulatedRetell;
import io.voicecrm.voice.KnowledgeBase;
import io.voicecrm.voice.KnowledgeBases;
import io.voicecrm.voice.KnowledgeSource;
import io.voicecrm.voice.VoiceProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app that remembers its documents finds them again at simulated providers that were restarted with it. */
class RestartedAccountTest {

    @TempDir
    private Path folder;

    private AgentId agent;
    private KnowledgeBase made;

    @Test
    void stillHasTheDocumentsAndWhoQuotesThemAtRetell() {
        withRetell(this::make);

        withRetell(this::findsThem);
    }

    @Test
    void stillHasTheDocumentsAndWhoQuotesThemAtElevenLabs() {
        withElevenLabs(this::make);

        withElevenLabs(this::findsThem);
    }

    private void make(VoiceProvider provider) {
        agent = provider.agents().create(Fixtures.salesAgent());
        KnowledgeBases bases = provider.knowledgeBases().orElseThrow();
        made = bases.create(
                "Prices", List.of(new KnowledgeSource.Text("Prices", "A new roof costs five thousand. ".repeat(40))));
        bases.attach(made.id(), agent);
    }

    private void findsThem(VoiceProvider provider) {
        KnowledgeBases bases = provider.knowledgeBases().orElseThrow();

        assertThat(bases.find(made.id())).map(KnowledgeBase::name).contains("Prices");
        assertThat(bases.attachedTo(agent)).containsExactly(made.id());
        bases.delete(made.id());
        assertThat(bases.find(made.id())).isEmpty();
    }

    private void withRetell(Consumer<VoiceProvider> use) {
        try (SimulatedRetell server = SimulatedRetell.builder()
                        .keepAgentsIn(folder.resolve("retell.json"))
                        .start();
                Retell provider =
                        Retell.builder(server.apiKey()).baseUrl(server.url()).build()) {
            use.accept(provider);
        }
    }

    private void withElevenLabs(Consumer<VoiceProvider> use) {
        try (SimulatedElevenLabs server = SimulatedElevenLabs.builder()
                        .keepAgentsIn(folder.resolve("elevenlabs.json"))
                        .start();
                ElevenLabs provider = ElevenLabs.builder(server.apiKey())
                        .baseUrl(server.url())
                        .build()) {
            use.accept(provider);
        }
    }
}
