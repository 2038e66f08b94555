package io.voicecrm.contact;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactCsvTest {

    private static final String HEADER =
            "phone_number,language,voice_id,first_message,prompt,city,other_dyn_variable\n";

    @Test
    void readsEveryColumnOfTheContract() {
        Contact contact = ImportedFile.of(HEADER + "+12125550123,en,voice-7,Hello!,You sell solar roofs.,Phoenix,VIP\n")
                .contact();

        assertThat(contact.phone().e164()).isEqualTo("+12125550123");
        assertThat(contact.overrides())
                .isEqualTo(new AgentOverrides("en", "voice-7", "Hello!", "You sell solar roofs."));
        assertThat(contact.variables()).containsOnly(entry("city", "Phoenix"), entry("other_dyn_variable", "VIP"));
    }

    @Test
    void leavesTheAgentsSettingsWhereAFieldIsBlank() {
        Contact contact = ImportedFile.of(HEADER + "+12125550123,, ,\"\",,,\n").contact();

        assertThat(contact.overrides()).isEqualTo(AgentOverrides.NONE);
        assertThat(contact.variables()).containsOnly(entry("city", ""), entry("other_dyn_variable", ""));
    }

    @Test
    void takesColumnsInAnyOrderAndCase() {
        Contact contact = ImportedFile.of("City, FIRST_MESSAGE ,Voice ID,Phone Number\nPhoenix,Hello!,v,2125550123\n")
                .contact();

        assertThat(contact.phone().e164()).isEqualTo("+12125550123");
        assertThat(contact.overrides()).isEqualTo(new AgentOverrides(null, "v", "Hello!", null));
        assertThat(contact.variables()).containsOnly(entry("City", "Phoenix"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prompt", "system_prompt", "System Prompt", "PROMPT"})
    void knowsThePromptByBothNames(String name) {
        Contact contact = ImportedFile.of("phone_number," + name + "\n2125550123,Be brief.\n")
                .contact();

        assertThat(contact.overrides().prompt()).isEqualTo("Be brief.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"phone_number", "Phone", "PhoneNumber", "number", "Mobile Phone", "cell", "Tel", "telephone"})
    void findsThePhoneColumnByItsUsualNames(String name) {
        assertThat(ImportedFile.of("city," + name + "\nPhoenix,2125550123\n").numbers())
                .containsExactly("+12125550123");
    }

    @Test
    void makesAVariableOfMobileWhenThereIsAPhoneNumberColumn() {
        Contact contact =
                ImportedFile.of("mobile,phone_number\n4155550123,2125550123\n").contact();

        assertThat(contact.phone().e164()).isEqualTo("+12125550123");
        assertThat(contact.variables()).containsOnly(entry("mobile", "4155550123"));
    }

    @Test
    void listsTheVariablesInTheOrderOfTheHeader() {
        assertThat(ImportedFile.of("zip,phone_number,City,prompt,age\n")
                        .report()
                        .variables())
                .containsExactly("zip", "City", "age");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsOutTheDelimiter(String delimiter) {
        String csv = "phone_number,\"city, state; or\tboth\",note\n2125550123,\"Phoenix, AZ; USA\",\"a\tb\"\n";

        Contact contact = ImportedFile.of("phone_number" + delimiter + "\"city, state; or\tboth\"" + delimiter
                        + "note\n" + "2125550123" + delimiter + "\"Phoenix, AZ; USA\"" + delimiter + "\"a\tb\"\n")
                .contact();

        assertThat(contact).isEqualTo(ImportedFile.of(csv).contact());
        assertThat(contact.variables())
                .containsOnly(entry("city, state; or\tboth", "Phoenix, AZ; USA"), entry("note", "a\tb"));
    }

    @Test
    void obeysTheDelimiterThatASpreadsheetDeclares() {
        assertThat(ImportedFile.of("sep=|\r\nphone_number|a,b,c\r\n2125550123|x\r\n")
                        .contact()
                        .variables())
                .containsOnly(entry("a,b,c", "x"));
    }

    @Test
    void obeysATabThatASpreadsheetDeclares() {
        assertThat(ImportedFile.of("sep=\t\nphone_number\ta,b,c\n2125550123\tx\n")
                        .contact()
                        .variables())
                .containsOnly(entry("a,b,c", "x"));
    }

    @Test
    void readsUtf8AndUtf16AlikeWithAByteOrderMark() {
        String csv = "phone_number,city\n2125550123,Zürich 東京 🙂\n";
        ImportedFile plain = ImportedFile.of(csv.getBytes(UTF_8));

        assertThat(plain.contact().variables()).containsOnly(entry("city", "Zürich 東京 🙂"));
        for (Charset charset : new Charset[] {UTF_8, UTF_16LE, UTF_16BE}) {
            assertThat(ImportedFile.of(("\uFEFF" + csv).getBytes(charset))).isEqualTo(plain);
        }
    }

    @Test
    void keepsLineBreaksAndQuotesInsideQuotedFields() {
        Contact contact = ImportedFile.of("phone_number,prompt\n2125550123,\"Say \"\"hi\"\",\r\n\r\nthen listen.\"\n")
                .contact();

        assertThat(contact.overrides().prompt()).isEqualTo("Say \"hi\",\n\nthen listen.");
    }

    @Test
    void takesEveryKindOfLineEndInOneFile() {
        ImportedFile file =
                ImportedFile.of("phone_number,city\r\n2125550123,a\r4155550123,b\n3125550123,c\r\n\r\n6025550123,d");

        assertThat(file.numbers()).containsExactly("+12125550123", "+14155550123", "+13125550123", "+16025550123");
        assertThat(file.contacts().get(4L).variables()).containsOnly(entry("city", "d"));
    }

    @Test
    void skipsBlankLinesWithoutCountingThem() {
        ImportedFile file = ImportedFile.of("\n\nphone_number,city\n\n2125550123,a\n  \n,,\n , \n4155550123,b\n,\n\n");

        assertThat(file.contacts()).containsOnlyKeys(1L, 2L);
        assertThat(file.report().rows()).isEqualTo(2);
    }

    @Test
    void takesAShortRowForBlankFieldsAtItsEnd() {
        assertThat(ImportedFile.of(HEADER + "+12125550123,en\n").contact().variables())
                .containsOnly(entry("city", ""), entry("other_dyn_variable", ""));
    }

    @Test
    void overlooksBlankFieldsPastTheLastColumn() {
        assertThat(ImportedFile.of("phone_number,city,,\n2125550123,Phoenix,,,,\n")
                        .contact()
                        .variables())
                .containsOnly(entry("city", "Phoenix"));
    }

    @Test
    void dropsSpacesAroundValues() {
        Contact contact = ImportedFile.of("phone_number , language,city\n 2125550123 , en , \" Phoenix \" \n")
                .contact();

        assertThat(contact.overrides().language()).isEqualTo("en");
        assertThat(contact.variables()).containsOnly(entry("city", "Phoenix"));
    }

    @Test
    void writesLanguageTagsInOneWay() {
        ImportedFile file =
                ImportedFile.of("phone_number,language\n2125550123,PT-br\n4155550123,zh_hant\n3125550123,fil\n");

        assertThat(file.contacts().values())
                .extracting(contact -> contact.overrides().language())
                .containsExactly("pt-BR", "zh-Hant", "fil");
    }

    @Test
    void handsOutANumberAsOftenAsTheFileHoldsIt() {
        ImportedFile file = ImportedFile.of("phone_number\n2125550123\n(212) 555-0123\n");

        assertThat(file.numbers()).containsExactly("+12125550123", "+12125550123");
        assertThat(file.report().accepted()).isEqualTo(2);
    }

    @Test
    void readsAFileOfNothingButAHeaderAsNoRows() {
        assertThat(ImportedFile.of(HEADER).report().rows()).isZero();
    }

    @Test
    void readsNumbersInTheRegionThatItWasMadeFor() {
        ContactCsv british = ContactCsv.builder("GB").build();

        assertThat(ImportedFile.of("phone_number\n0131 496 0000\n", british).numbers())
                .containsExactly("+441314960000");
    }

    @Test
    void leavesTheStreamOpen() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream("phone_number\n2125550123\n".getBytes(UTF_8)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        ContactCsvReport report = ContactCsv.builder("US").build().read(in, new NoRows());

        assertThat(report.accepted()).isEqualTo(1);
        assertThat(closed).isFalse();
    }

    @Test
    void endsWithWhatTheReceiverThrows() {
        IllegalStateException full = new IllegalStateException("the store is full");
        ContactRows failing = new NoRows() {
            @Override
            public void accepted(long row, Contact contact) {
                throw full;
            }
        };
        InputStream in = new ByteArrayInputStream("phone_number\n2125550123\n".getBytes(UTF_8));

        assertThatThrownBy(() -> ContactCsv.builder("US").build().read(in, failing))
                .isSameAs(full);
    }

    @Test
    void refusesLimitsThatLeaveNoRoom() {
        ContactCsv.Builder builder = ContactCsv.builder("US");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxRows(0))
                .withMessageContaining("maxRows: 0");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxColumns(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxFieldCharacters(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxRowCharacters(0));
    }

    private static class NoRows implements ContactRows {
        @Override
        public void accepted(long row, Contact contact) {}

        @Override
        public void rejected(RejectedRow row) {}
    }
}
