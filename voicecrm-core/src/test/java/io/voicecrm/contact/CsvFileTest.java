package io.voicecrm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {

    private final List<String> seen = new ArrayList<>();

    @Test
    void readsRowsOfWhateverColumns() throws IOException {
        read("\uFEFFcall_id;amount\ncall_1;\"1,50\"\n;\n\ncall_2;2\n");

        assertThat(seen).containsExactly("[call_id, amount]", "1 [call_1, 1,50]", "2 [call_2, 2]");
    }

    @Test
    void goesOnAfterARowThatCannotBeRead() throws IOException {
        read("call_id,amount\ncall_1,\"0.1\ncall_2,0.2\n");

        assertThat(seen)
                .containsExactly(
                        "[call_id, amount]",
                        "1 a quoted value has no end, or goes on after its closing quote",
                        "2 [call_2, 0.2]");
    }

    @Test
    void refusesWhatIsNoTextFile() {
        assertThatThrownBy(() -> read("PK\u0003\u0004 workbook"))
                .isInstanceOf(UnreadableContactFileException.class)
                .hasMessageContaining("workbook");
        assertThatThrownBy(() -> read("")).hasMessage("The file is empty.");
    }

    private void read(String file) throws IOException {
        CsvFile.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), new CsvFile.Rows() {
            @Override
            public void header(List<String> names) {
                seen.add(names.toString());
            }

            @Override
            public void row(long row, List<String> fields) {
                seen.add(row + " " + fields);
            }

            @Override
            public void malformed(long row, String reason) {
                seen.add(row + " " + reason);
            }
        });
    }
}
