package io.voicecrm.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** Gives each app under test an empty database, and a data directory of its own below the one that Maven cleans. */
final class OwnData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                context,
                "voicecrm.data-dir=" + emptyDirectory(),
                "spring.datasource.url=" + PostgresServer.get().newDatabase());
    }

    static Path emptyDirectory() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "app");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
