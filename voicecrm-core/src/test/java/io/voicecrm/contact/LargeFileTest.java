package io.voicecrm.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LargeFileTest {

    private static final String HEADER =
            "phone_number,language,voice_id,first_message,prompt,city,other_dyn_variable\n";

    @Test
    void imports9500RowsOf10000AndReportsThe500BadOnesByRow() {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int row = 1; row <= 10_000; row++) {
            csv.append(row % 20 == 0 ? bad(row / 20) : good(row));
        }

        ImportedFile file = ImportedFile.of(csv.toString());

        assertThat(file.report().rows()).isEqualTo(10_000);
        assertThat(file.report().accepted()).isEqualTo(9_500);
        assertThat(file.report().rejected()).isEqualTo(500);
        assertThat(file.contacts()).hasSize(9_500);
        assertThat(file.rejected())
                .extracting(RejectedRow::row)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 500).map(i -> i * 20).boxed().toList());
        assertThat(file.contacts().get(9_999L).variables()).containsEntry("other_dyn_variable", "row 9999");
    }

    @Test
    void handsOutRowsWhileItReadsAndKeepsNone() throws IOException {
        long size = 300_000;
        GeneratedFile file = new GeneratedFile(size);
        List<WeakReference<Contact>> earlier = new ArrayList<>();
        List<Long> readAhead = new ArrayList<>();
        ContactRows rows = new ContactRows() {
            @Override
            public void accepted(long row, Contact contact) {
                if (row % 10_000 == 0) {
                    readAhead.add(file.generated - row);
                }
                if (row == size) {
                    // A full collection, while the reader is still at work: whatever it keeps survives.
                    System.gc();
                } else if (row % 1_000 == 0) {
                    earlier.add(new WeakReference<>(contact));
                }
            }

            @Override
            public void rejected(RejectedRow row) {
                throw new AssertionError(row.toString());
            }
        };

        ContactCsvReport report = ContactCsv.builder("US").build().read(file, rows);

        assertThat(report.accepted()).isEqualTo(size);
        assertThat(readAhead).hasSize(30).allMatch(ahead -> ahead < 1_000);
        assertThat(earlier).hasSize(299).allMatch(contact -> contact.refersTo(null));
    }

    private static String good(long row) {
        return "+1212555" + String.format("%04d", 100 + row % 100) + ",en,,\"Hi {{city}},\nresident!\",,Phoenix,row "
                + row + "\n";
    }

    private static String bad(long number) {
        List<String> kinds = List.of(
                "+1234567890,en,,,,Phoenix,\n",
                ",en,,,,Phoenix,\n",
                "+12125550123,english,,,,Phoenix,\n",
                "+12125550123,en,,,,Phoenix,a,b\n",
                "+12125550123,en,,,\"Hi,Phoenix,\n",
                "+12125550123,en,,,\"Hi\" there,Phoenix,\n",
                "not a number,,,,,,\n");
        return kinds.get((int) (number % kinds.size()));
    }

    /** A file that is made while it is read. */
    private static final class GeneratedFile extends InputStream {

        private final long rows;
        private long generated;
        private byte[] current = HEADER.getBytes(StandardCharsets.UTF_8);
        private int position;

        GeneratedFile(long rows) {
            this.rows = rows;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position == current.length) {
                if (generated == rows) {
                    return -1;
                }
                generated++;
                current = good(generated).getBytes(StandardCharsets.UTF_8);
                position = 0;
            }
            int count = Math.min(length, current.length - position);
            System.arraycopy(current, position, target, offset, count);
            position += count;
            return count;
        }
    }
}
