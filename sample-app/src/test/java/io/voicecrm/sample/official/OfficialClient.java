package io.voicecrm.sample.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a script that uses a provider's official client for Node.js, and reads the facts that it states: one JSON object
 * a line. A script asserts before it states; one that ends with an error fails the test with what it printed.
 */
final class OfficialClient {

    static final Path SCRIPTS = Path.of("src", "test", "official-clients");

    private static final long LIMIT_SECONDS = 120;

    private OfficialClient() {}

    /**
     * Something that is true of the client and the server it spoke to.
     *
     * @param name in words
     * @param values what the script handed over with it
     */
    record Fact(String name, JsonNode values) {

        String text(String key) {
            return values.path(key).asString();
        }
    }

    /**
     * Runs a script to its end.
     *
     * @param script such as {@code retell.mjs}
     * @param given what the script reads from its environment
     */
    static List<Fact> run(String script, Map<String, String> given) throws IOException, InterruptedException {
        Path logs = Files.createDirectories(Path.of("target", "official-clients"));
        // Tests of two processes may run one script at the same time.
        String run = script + "." + ProcessHandle.current().pid();
        Path facts = logs.resolve(run + ".facts");
        Path errors = logs.resolve(run + ".errors");
        ProcessBuilder node = new ProcessBuilder("node", script)
                .directory(SCRIPTS.toFile())
                .redirectOutput(facts.toFile())
                .redirectError(errors.toFile());
        node.environment().putAll(given);
        Process process = node.start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).as("%s ended within %d s", script, LIMIT_SECONDS).isTrue();
        String printed = Files.readString(facts) + Files.readString(errors);
        assertThat(process.exitValue()).as("%s:%n%s", script, printed).isZero();
        return Files.readAllLines(facts).stream().map(OfficialClient::fact).toList();
    }

    private static Fact fact(String line) {
        JsonNode values = JsonMapper.shared().readTree(line);
        return new Fact(values.path("fact").asString(), values);
    }
}
