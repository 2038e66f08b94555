package io.voicecrm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.voicecrm.contact.UnreadableContactFileException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is something else gets one clear sentence. */
class UnreadableContactFileTest {

    private static final String CSV = "phone_number,city\n2125550123,Zürich\n";

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n\r\n  \n"})
    void saysThatAFileIsEmpty(String content) {
        assertThat(refusal(content))
                .hasMessage("The file is empty.")
                .extracting("kind")
                .isEqualTo(Kind.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body>Sign in</body></html>",
                "\n  <html lang=\"en\">",
                "\uFEFF<HTML>",
                "<?xml version=\"1.0\"?><Workbook/>"
            })
    void recognizesAWebPage(String content) {
        assertThat(refusal(content))
                .hasMessageContaining("web page")
                .extracting("kind")
                .isEqualTo(Kind.HTML);
    }

    @Test
    void recognizesAWorkbook() throws IOException {
        var xlsx = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(xlsx)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
        }
        byte[] xls = HexFormat.of().parseHex("d0cf11e0a1b11ae1".repeat(64));

        assertThat(refusal(xlsx.toByteArray()))
                .hasMessageContaining("CSV UTF-8")
                .extracting("kind")
                .isEqualTo(Kind.SPREADSHEET);
        assertThat(refusal(xls)).extracting("kind").isEqualTo(Kind.SPREADSHEET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "255044462d312e37",
                "1f8b080000000000",
                "89504e470d0a1a0a",
                "ffd8ffe000104a46",
                "00000000000001ff"
            })
    void recognizesWhatIsNoText(String beginning) {
        byte[] content = HexFormat.of().parseHex(beginning + "00".repeat(500));

        assertThat(refusal(content)).extracting("kind").isEqualTo(Kind.BINARY);
    }

    @Test
    void recognizesNoise() {
        byte[] noise = new byte[10_000];
        new SplittableRandom(1).nextBytes(noise);

        assertThat(refusal(noise)).extracting("kind").isEqualTo(Kind.BINARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "ISO-8859-1", "UTF-16LE", "UTF-16BE"})
    void asksForUtf8WhereTheTextIsNot(String charset) {
        assertThat(refusal(CSV.getBytes(Charset.forName(charset))))
                .hasMessage("The text of the file is not in UTF-8; save it as \"CSV UTF-8\" and upload that.")
                .extracting("kind")
                .isEqualTo(Kind.ENCODING);
    }

    @Test
    void asksForUtf8WhereTheTextIsMarkedAsUtf32() {
        assertThat(refusal(("\uFEFF" + CSV).getBytes(Charset.forName("UTF-32LE"))))
                .extracting("kind")
                .isEqualTo(Kind.ENCODING);
    }

    @Test
    void findsAnEncodingErrorFarIntoTheFile() {
        byte[] late = (CSV + "4155550123,Reno\n".repeat(10_000) + "2125550123,Zürich").getBytes(StandardCharsets.UTF_8);
        late[late.length - 5] = 'x';

        assertThat(refusal(late)).extracting("kind").isEqualTo(Kind.ENCODING);
    }

    @Test
    void saysThatTheFirstLineIsAContact() {
        assertThat(refusal("2125550123,Phoenix\n4155550123,Reno\n"))
                .hasMessage(
                        "The first line holds a phone number; it has to name the columns, one of them phone_number.")
                .extracting("kind")
                .isEqualTo(Kind.NO_HEADER);
    }

    @Test
    void listsTheColumnsWhereNoneHoldsNumbers() {
        assertThat(refusal("name,,city\nJo,,Reno\n"))
                .hasMessage("No column is called phone_number; the first line names: name, city.")
                .extracting("kind")
                .isEqualTo(Kind.NO_PHONE_COLUMN);
    }

    @Test
    void keepsNumbersOutOfItsMessage() {
        assertThat(refusal("0131 496 0000,Edinburgh\n"))
                .hasMessage("No column is called phone_number; the first line names: ***0000, Edinburgh.");
    }

    @ParameterizedTest
    @CsvSource({
        "'phone,Mobile', 'The columns \"phone\" and \"Mobile\" mean the same; keep one.'",
        "'phone_number,Phone Number', 'The columns \"phone_number\" and \"Phone Number\" mean the same; keep one.'",
        "'phone,prompt,system_prompt', 'The columns \"prompt\" and \"system_prompt\" mean the same; keep one.'",
        "'phone,city, city', 'Two columns are called \"city\"; rename or remove one.'"
    })
    void refusesTwoColumnsForOneThing(String header, String message) {
        assertThat(refusal(header + "\n"))
                .hasMessage(message)
                .extracting("kind")
                .isEqualTo(Kind.DUPLICATE_COLUMN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone_number,\"city\n2125550123,x\n", "phone_number,\"city\"s\n", "phone_number,\0\n"})
    void refusesAHeaderThatCannotBeRead(String content) {
        assertThat(refusal(content)).extracting("kind").isEqualTo(Kind.MALFORMED_HEADER);
    }

    @Test
    void refusesMoreColumnsThanAllowed() {
        assertThat(refusal("phone_number" + ",x".repeat(200) + "\n"))
                .hasMessage("The file has 201 columns; at most 200 are allowed.")
                .extracting("kind")
                .isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void stopsAtTheFirstRowThatIsTooMany() {
        ContactCsv reader = ContactCsv.builder("US").maxRows(2).build();
        String rows = "phone_number\n2125550123\nnot a number\n";

        assertThat(ImportedFile.of(rows, reader).report().rows()).isEqualTo(2);
        assertThat(refusal(rows + "4155550123\n", reader))
                .hasMessage("The file has more than 2 rows; split it.")
                .extracting("kind")
                .isEqualTo(Kind.TOO_LARGE);
    }

    private static UnreadableContactFileException refusal(String content) {
        return refusal(content, ContactCsv.builder("US").build());
    }

    private static UnreadableContactFileException refusal(byte[] content) {
        return catchThrowableOfType(UnreadableContactFileException.class, () -> ImportedFile.of(content));
    }

    private static UnreadableContactFileException refusal(String content, ContactCsv reader) {
        return catchThrowableOfType(UnreadableContactFileException.class, () -> ImportedFile.of(content, reader));
    }
}
