package io.voicecrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.contact.RejectedRow.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad row costs one row. */
class RejectedRowTest {

    @Test
    void namesRowColumnMaskedValueAndReason() {
        RejectedRow row = ImportedFile.of("city,Phone\nPhoenix,2125550123\nTucson,+1234567890\n")
                .rejectedRow();

        assertThat(row)
                .isEqualTo(new RejectedRow(
                        2, "Phone", "***7890", Code.PHONE_INVALID, "the number has 9 digits after +1, 10 are needed"));
        assertThat(row.code().word()).isEqualTo("phone_invalid");
    }

    @Test
    void saysThatTheNumberIsMissing() {
        RejectedRow row = ImportedFile.of("phone_number,city\n,Phoenix\n").rejectedRow();

        assertThat(row).isEqualTo(new RejectedRow(1, "phone_number", "", Code.PHONE_MISSING, "the number is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"english", "e", "en-", "xx", "12", "en;DROP"})
    void refusesWhatIsNotALanguageTag(String language) {
        RejectedRow row = ImportedFile.of("phone_number,language\n2125550123," + language + "\n")
                .rejectedRow();

        assertThat(row)
                .isEqualTo(new RejectedRow(
                        1,
                        "language",
                        language,
                        Code.LANGUAGE_INVALID,
                        "the language is not a BCP 47 tag, such as en or pt-BR"));
    }

    @Test
    void refusesMoreValuesThanColumns() {
        ImportedFile file = ImportedFile.of("phone_number,city\n2125550123,Phoenix, AZ\n4155550123,Reno\n");

        assertThat(file.rejectedRow().code()).isEqualTo(Code.TOO_MANY_FIELDS);
        assertThat(file.rejectedRow().maskedValue()).isEqualTo("AZ");
        assertThat(file.contacts()).containsOnlyKeys(2L);
    }

    @Test
    void losesOnlyTheLineWhoseQuoteIsNeverClosed() {
        ImportedFile file =
                ImportedFile.of("phone_number,city\n2125550123,\"Phoenix\n4155550123,Reno\n3125550123,Chicago");

        assertThat(file.rejectedRow())
                .isEqualTo(new RejectedRow(
                        1,
                        null,
                        "",
                        Code.MALFORMED_QUOTES,
                        "a quoted value has no end, or goes on after its closing quote"));
        assertThat(file.contacts()).containsOnlyKeys(2L, 3L);
    }

    @Test
    void doesNotMixTwoPeopleWhenAQuoteIsClosedByTheNextRow() {
        ImportedFile file = ImportedFile.of(
                "phone_number,city,note\n2125550123,\"Phoenix,a\n4155550123,\"Reno\",b\n3125550123,\"Chi\ncago\",c\n");

        assertThat(file.rejectedRow().code()).isEqualTo(Code.MALFORMED_QUOTES);
        assertThat(file.contacts().get(2L).variables())
                .containsEntry("city", "Reno")
                .containsEntry("note", "b");
        assertThat(file.contacts().get(3L).variables()).containsEntry("city", "Chi\ncago");
    }

    @Test
    void refusesTextAfterAClosingQuote() {
        ImportedFile file = ImportedFile.of("phone_number,city\n2125550123,\"Phoenix\"x\n4155550123,Re\"no\n");

        assertThat(file.rejectedRow().code()).isEqualTo(Code.MALFORMED_QUOTES);
        assertThat(file.contacts().get(2L).variables()).containsEntry("city", "Re\"no");
    }

    @Test
    void refusesNulCharacters() {
        ImportedFile file =
                ImportedFile.of("phone_number,city\n2125550123,Pho\0enix\n4155550123,\"Re\n\0no\"\n3125550123,\n");

        assertThat(file.rejected())
                .extracting(RejectedRow::code)
                .containsExactly(Code.NUL_CHARACTER, Code.NUL_CHARACTER);
        assertThat(file.contacts()).containsOnlyKeys(3L);
    }

    @Test
    void refusesAFieldThatIsTooLong() {
        ContactCsv reader = ContactCsv.builder("US").maxFieldCharacters(10).build();

        ImportedFile file =
                ImportedFile.of("phone_number,note\n2125550123,12345678901\n4155550123,exactly 10\n", reader);

        assertThat(file.rejectedRow())
                .isEqualTo(new RejectedRow(
                        1, "note", "***8901", Code.TOO_LONG, "the value has 11 characters, at most 10 are allowed"));
        assertThat(file.contacts()).containsOnlyKeys(2L);
    }

    @Test
    void refusesARowThatIsTooLongAndGoesOnWithTheNext() {
        ContactCsv reader = ContactCsv.builder("US").maxRowCharacters(30).build();

        ImportedFile file = ImportedFile.of(
                "phone_number,note\n2125550123," + "x".repeat(100_000) + "\n4155550123,b\n3125550123," + "x".repeat(19)
                        + "\n",
                reader);

        assertThat(file.rejectedRow().code()).isEqualTo(Code.TOO_LONG);
        assertThat(file.contacts()).containsOnlyKeys(2L, 3L);
    }

    @Test
    void measuresRowsWithQuotesLikeRowsWithout() {
        ContactCsv reader = ContactCsv.builder("US").maxRowCharacters(30).build();

        ImportedFile file = ImportedFile.of(
                "phone_number,note\n2125550123,\"" + "x".repeat(17) + "\"\n4155550123,\"" + "x".repeat(9) + "\n"
                        + "x".repeat(8) + "\"\n3125550123,b\n",
                reader);

        assertThat(file.contacts()).containsOnlyKeys(1L, 3L);
        assertThat(file.rejectedRow().code()).isEqualTo(Code.TOO_LONG);
    }

    @Test
    void refusesAQuotedFieldThatSpansMoreThanARowMayHold() {
        ContactCsv reader = ContactCsv.builder("US").maxRowCharacters(30).build();

        ImportedFile file = ImportedFile.of(
                "phone_number,note\n2125550123,\"a\nb\n" + "c\n".repeat(20) + "\"\n4155550123,b\n", reader);

        assertThat(file.rejected().get(0).code()).isEqualTo(Code.MALFORMED_QUOTES);
        assertThat(file.numbers()).containsExactly("+14155550123");
    }

    @Test
    void doesNotReadAFileAgainAndAgainThatOpensQuotesForThat() {
        // Each line closes the quote of the one before and opens another, so that no record ever ends.
        String line = "a\",x,\"\n";
        ContactCsv reader = ContactCsv.builder("US").maxRowCharacters(2_000).build();

        ImportedFile file = ImportedFile.of("phone_number,a,b\n" + line.repeat(100_000), reader);

        assertThat(file.report().rejected()).isEqualTo(100_000);
    }

    @Test
    void showsAnythingLikeANumberMaskedAndTheRestOnOneShortLine() {
        ImportedFile file = ImportedFile.of(
                "phone_number,city\nn/a,\n\"call\u202E me\nlater " + "x".repeat(50) + "\",\n12125550123 / 99,\n");

        assertThat(file.rejected())
                .extracting(RejectedRow::maskedValue)
                .containsExactly("n/a", "call me later " + "x".repeat(26) + "…", "***/ 99");
    }

    @Test
    void countsAcceptedAndRejectedRows() {
        ContactCsvReport report = ImportedFile.of("phone_number\n2125550123\nx\n\n4155550123\ny\nz\n")
                .report();

        assertThat(report).isEqualTo(new ContactCsvReport(5, 2, 3, List.of(), List.of()));
    }
}
