package io.voicecrm.sample.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on what can go wrong names a test in every row, and each of them exists. */
class ReliabilityPageTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern ROW = Pattern.compile("\\|[^|]+\\|[^|]+\\| `(\\w+)\\.(\\w+)` \\|");

    private record NamedTest(String type, String method) {}

    @Test
    void namesTestsThatExist() throws IOException {
        List<NamedTest> named = Files.readAllLines(ROOT.resolve("docs/reliability.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| fault"))
                .map(ReliabilityPageTest::testOf)
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(15)
                .allSatisfy(test -> assertThat(sourcesOf(test.type()))
                        .as(test.toString())
                        .anyMatch(source -> source.contains("void " + test.method() + "(")));
    }

    private static NamedTest testOf(String line) {
        var row = ROW.matcher(line);
        assertThat(row.matches()).as(line).isTrue();
        return new NamedTest(row.group(1), row.group(2));
    }

    /** More than one module may have a test of that name. Only sources are looked through: other files come and go. */
    private static List<String> sourcesOf(String type) throws IOException {
        List<String> sources = new ArrayList<>();
        try (DirectoryStream<Path> modules =
                Files.newDirectoryStream(ROOT, module -> Files.isDirectory(testsOf(module)))) {
            for (Path module : modules) {
                try (Stream<Path> files = Files.walk(testsOf(module))) {
                    for (Path file :
                            files.filter(path -> path.endsWith(type + ".java")).toList()) {
                        sources.add(Files.readString(file));
                    }
                }
            }
        }
        return sources;
    }

    private static Path testsOf(Path module) {
        return module.resolve("src/test/java");
    }
}
