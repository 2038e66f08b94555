package io.voicecrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.Test;

/** Seeded texts of the characters that trouble CSV readers. */
class ArbitraryTextTest {

    private static final String HEADER = "phone_number,a,b\n";

    private final ContactCsv reader =
            ContactCsv.builder("US").maxRowCharacters(60).build();
    private final SplittableRandom random = new SplittableRandom(20_260_101);

    @Test
    void accountsForEveryRowOfAnyText() {
        for (int i = 0; i < 20_000; i++) {
            String text = HEADER + text("\"\"\"\",,,\n\n\r \tx2", 60) + "\n2125550123,last,\n";

            ImportedFile file = ImportedFile.of(text, reader);

            assertThat(file.contacts().size() + file.rejected().size())
                    .as(text)
                    .isEqualTo((int) file.report().rows())
                    .isPositive();
        }
    }

    @Test
    void findsTheSoundRowAfterAnyOneMalformedLine() {
        for (int i = 0; i < 20_000; i++) {
            String line = "2125550123," + text("\"\"\",, x", 12) + "\"x";

            ImportedFile file = ImportedFile.of(HEADER + line + "\n4155550123,sound,row\n", reader);

            assertThat(file.numbers()).as(line).contains("+14155550123");
        }
    }

    @Test
    void readsBackWhatACsvPrinterWrites() throws IOException {
        for (int i = 0; i < 5_000; i++) {
            CSVFormat format = CSVFormat.RFC4180
                    .builder()
                    .setQuoteMode(random.nextBoolean() ? QuoteMode.ALL : QuoteMode.MINIMAL)
                    .get();
            StringBuilder csv = new StringBuilder();
            List<List<String>> written = new ArrayList<>();
            try (CSVPrinter printer = new CSVPrinter(csv, format)) {
                printer.printRecord("phone_number", "a", "b");
                for (int row = random.nextInt(4); row >= 0; row--) {
                    List<String> values = List.of(
                            text("\"\",;\n\t xyz", 6).strip(),
                            text("\"\",;\n\t xyz", 6).strip());
                    printer.printRecord("2125550123", values.get(0), values.get(1));
                    written.add(values);
                }
            }

            assertThat(ImportedFile.of(csv.toString()).contacts().values())
                    .as(csv.toString())
                    .extracting(contact -> List.of(
                            contact.variables().get("a"), contact.variables().get("b")))
                    .containsExactlyElementsOf(written);
        }
    }

    private String text(String characters, int maxLength) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}
