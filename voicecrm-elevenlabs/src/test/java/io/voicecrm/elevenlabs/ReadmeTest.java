package io.voicecrm.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.PhoneNumber;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program that the README shows: compiled as it stands there, and run; only the provider's address is another, and so
 * are the rules, which would have nobody called at night.
 */
class ReadmeTest {

    private static final String PROGRAM = """
            import io.voicecrm.PhoneNumber;
            import io.voicecrm.TenantId;
            import io.voicecrm.agent.AgentId;
            import io.voicecrm.campaign.Campaign;
            import io.voicecrm.campaign.CampaignSpec;
            import io.voicecrm.compliance.AttestedConsent;
            import io.voicecrm.compliance.CallTerms;
            import io.voicecrm.compliance.CompliancePolicy;
            import io.voicecrm.compliance.ConsentLevel;
            import io.voicecrm.compliance.Purpose;
            import io.voicecrm.contact.ContactCsv;
            import io.voicecrm.elevenlabs.ElevenLabs;
            import io.voicecrm.engine.VoiceCrm;
            import io.voicecrm.memory.InMemoryStores;
            import io.voicecrm.voice.VoiceProvider;
            import java.io.InputStream;
            import java.time.Instant;

            public final class Program {
                public static VoiceCrm run(String apiKey, String address, TenantId tenant, AgentId agent,
                        PhoneNumber callerId, InputStream contacts) throws Exception {
                    %s
                    %s
                    return crm;
                }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void callsEverybodyInAFileInFiveLines() throws Exception {
        String snippet = snippets().get(0);
        assertThat(snippet.lines()).hasSize(5);
        String file = "phone_number,first_name\n" + Fixtures.phone(1).e164() + ",Ann\n"
                + Fixtures.phone(2).e164() + ",Ben\n";

        try (SimulatedElevenLabs simulator = SimulatedElevenLabs.start();
                VoiceCrm crm =
                        run(snippet, simulator, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> simulator.journal().dials() == 2);
            assertThat(crm.isRunning()).isTrue();
        }
    }

    private VoiceCrm run(String snippet, SimulatedElevenLabs simulator, InputStream contacts) throws Exception {
        String here = snippet.replace("builder(apiKey)", "builder(apiKey).baseUrl(address)")
                .replace(".build().start()", ".compliance(CompliancePolicy.sandbox()).build().start()");
        assertThat(here).contains("baseUrl").contains("sandbox");
        Path source = directory.resolve("Program.java");
        Files.writeString(source, PROGRAM.formatted(snippets().get(1), here));
        int failures = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(failures).isZero();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            return (VoiceCrm) loader.loadClass("Program")
                    .getMethod(
                            "run",
                            String.class,
                            String.class,
                            TenantId.class,
                            AgentId.class,
                            PhoneNumber.class,
                            InputStream.class)
                    .invoke(
                            null,
                            simulator.apiKey(),
                            simulator.url(),
                            Fixtures.tenant(1),
                            new AgentId(ElevenLabs.ID, simulator.agentId()),
                            simulator.phoneNumber(),
                            contacts);
        }
    }

    private static List<String> snippets() throws IOException {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("..", "README.md")));
        List<String> snippets = block.results().map(found -> found.group(1)).toList();
        assertThat(snippets).as("the README has a program and its terms").hasSize(2);
        return snippets;
    }
}
