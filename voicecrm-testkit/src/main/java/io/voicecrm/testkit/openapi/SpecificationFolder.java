package io.voicecrm.testkit.openapi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the providers' published descriptions lie. They are too large, and not ours, to be part of the project: the system
 * property {@code voicecrm.specs} or the environment variable {@code VOICECRM_SPECS} names their folder, else a folder
 * {@code shared/specs} beside the project or beside one of the folders that hold it.
 */
final class SpecificationFolder {

    private SpecificationFolder() {}

    static Optional<Path> find() {
        return named(System.getProperty("voicecrm.specs"))
                .or(() -> named(System.getenv("VOICECRM_SPECS")))
                .or(() -> beside(Path.of("").toAbsolutePath()));
    }

    private static Optional<Path> named(@Nullable String folder) {
        return Optional.ofNullable(folder)
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .map(SpecificationFolder::existing);
    }

    /** A folder that somebody named and that is not there is a mistake, not an absence. */
    private static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("voicecrm.specs: " + folder + " is no folder");
        }
        return folder;
    }

    private static Optional<Path> beside(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared").resolve("specs");
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
