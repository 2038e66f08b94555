package io.voicecrm.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A peer that is a Node.js program, with the libraries that its lock file names; it is spoken to in lines. Close it. */
final class NodePeer implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;
    private final BufferedWriter in;

    private NodePeer(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts a program, after it has fetched what it needs, which takes a while the first time.
     *
     * @param sources where the programs and the lock file are, {@code benchmarks/src/main/node} of this repository
     */
    static NodePeer start(Path sources, String program, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path home = Files.createDirectories(sources.resolve("../../../target/node"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(sources, "*.{json,mjs}")) {
            for (Path file : files) {
                Files.copy(file, home.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!Files.exists(home.resolve("node_modules"))) {
            int exit = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--silent")
                    .directory(home.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IOException("npm ci: ended with " + exit);
            }
        }
        ProcessBuilder node = new ProcessBuilder("node", program)
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        node.environment().putAll(environment);
        return new NodePeer(node.start());
    }

    /** The running program. */
    ProcessHandle process() {
        return process.toHandle();
    }

    void tell(String line) throws IOException {
        in.write(line);
        in.newLine();
        in.flush();
    }

    /** The next line that it prints. */
    String hear() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the peer ended");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
