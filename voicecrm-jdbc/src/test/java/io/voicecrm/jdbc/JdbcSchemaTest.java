package io.voicecrm.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JdbcSchemaTest {

    @Test
    void namesEveryFileOfTheSchemaInTheOrderOfTheirNumbers() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(JdbcSchema.class.getResource("schema"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            List<String> shipped = files.map(file -> file.getFileName().toString())
                    .sorted(Comparator.comparingInt(JdbcSchemaTest::numberOf))
                    .toList();

            assertThat(JdbcSchema.files()).isEqualTo(shipped);
        }
    }

    private static int numberOf(String file) {
        return Integer.parseInt(file.substring(1, file.indexOf("__")));
    }
}
