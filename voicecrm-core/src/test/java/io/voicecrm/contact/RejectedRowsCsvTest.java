package io.voicecrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.contact.RejectedRow.Code;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedRowsCsvTest {

    private static final String HEADER = "row,column,value,code,reason\r\n";

    private final StringBuilder out = new StringBuilder();

    @Test
    void writesTheHeaderEvenIfNothingWasRejected() throws IOException {
        new RejectedRowsCsv(out);

        assertThat(out).hasToString(HEADER);
    }

    @Test
    void writesOneLineForEachRow() throws IOException {
        RejectedRowsCsv csv = new RejectedRowsCsv(out);

        csv.write(new RejectedRow(7, "Phone", "***7890", Code.PHONE_INVALID, "the number is short, 10 are needed"));
        csv.write(new RejectedRow(9, null, "", Code.MALFORMED_QUOTES, "a quoted value has no end"));

        assertThat(out)
                .hasToString(HEADER + "7,Phone,***7890,phone_invalid,\"the number is short, 10 are needed\"\r\n"
                        + "9,,,malformed_quotes,a quoted value has no end\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
    void givesASpreadsheetNothingToRun(String value) throws IOException {
        new RejectedRowsCsv(out).write(new RejectedRow(1, value, value, Code.PHONE_INVALID, "the number is short"));

        assertThat(out.toString().substring(HEADER.length()).replace("\"", ""))
                .isEqualTo("1,'" + value + ",'" + value + ",phone_invalid,the number is short\r\n");
    }
}
