package io.voicecrm.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** Gives each app under test a data directory of its own, below the one that Maven cleans. */
final class EmptyDataDirectory implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path below = Files.createDirectories(Path.of("target", "test-data"));
            TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                    context, "voicecrm.data-dir=" + Files.createTempDirectory(below, "app"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
