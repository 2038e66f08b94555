package io.voicecrm.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.sample.RunningApp;
import io.voicecrm.sample.StartedApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The browser tests of the UI, against an app of their own with a database of its own. What they see is in {@code target/screenshots}. */
@DisabledIfSystemProperty(named = "ui.skip", matches = ".*", disabledReason = "there is no UI to look at")
class BrowserTest {

    @Test
    void passesInARealBrowser() throws IOException, InterruptedException {
        Path log = Path.of("target", "browser-test.log");
        try (StartedApp app = StartedApp.startWithoutDatabase()) {
            ProcessBuilder npm = new ProcessBuilder("npm", "run", "e2e")
                    .directory(Path.of("ui").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            npm.environment().put("E2E_BASE_URL", "http://127.0.0.1:" + app.port());
            npm.environment().put("E2E_EMAIL", RunningApp.DEMO);
            npm.environment().put("E2E_ADMIN_EMAIL", RunningApp.ADMIN);
            npm.environment().put("E2E_PASSWORD", RunningApp.PASSWORD);
            Process tests = npm.start();
            boolean ended = tests.waitFor(8, TimeUnit.MINUTES);
            tests.destroyForcibly();

            assertThat(ended).as("the browser tests ended in time").isTrue();
            assertThat(tests.exitValue()).as(() -> read(log)).isZero();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }
}
