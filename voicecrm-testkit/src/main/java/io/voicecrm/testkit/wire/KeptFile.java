package io.voicecrm.testkit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;

/**
 * Keeps things across restarts, as the real provider does: whoever has stored an agent's id wants to call with it
 * tomorrow. Thread-safe.
 */
final class KeptFile {

    /** What the list was called when it was one of agents alone; files of that time are still read. */
    private static final String LIST = "agents";

    private final Path file;

    KeptFile(Path file) {
        this.file = file;
    }

    /** @throws UncheckedIOException if the file is there but cannot be read */
    List<JsonObject> load() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Json.read(Files.readAllBytes(file)).list(LIST).stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("simulated account: " + file + " cannot be read", e);
        }
    }

    /** @throws UncheckedIOException if the file cannot be written */
    synchronized void save(Collection<JsonObject> things) {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(next, Json.write(new JsonObject().with(LIST, List.copyOf(things))));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("simulated account: " + file + " cannot be written", e);
        }
    }
}
