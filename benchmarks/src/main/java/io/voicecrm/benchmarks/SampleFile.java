package io.voicecrm.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A CSV file of contacts in memory. The same arguments make the same file. */
final class SampleFile {

    private static final List<String> FIRST_NAMES = List.of("Ann", "Ben", "Carla", "David", "Elena", "Frank", "Grace");
    private static final List<String> LAST_NAMES = List.of("Lee", "Garcia", "O'Neil", "Smith, Jr.", "Nowak", "Brown");
    private static final List<String> CITIES =
            List.of("Austin", "Boston", "Chicago", "Denver", "Fresno", "Portland, ME");

    /** Too short, an exchange that cannot be, no number at all. */
    private static final List<String> BAD_NUMBERS = List.of("55501", "+1234567890", "n/a");

    private final byte[] csv;

    private SampleFile(byte[] csv) {
        this.csv = csv;
    }

    /** A file in which every 20th row has a bad number, and every 50th the number of an earlier row. */
    static SampleFile of(int rows) {
        SampleNumbers numbers = new SampleNumbers(42);
        SplittableRandom random = new SplittableRandom(7);
        List<String> earlier = new ArrayList<>();
        StringBuilder csv = new StringBuilder("phone_number,language,first_name,last_name,email,city,balance\n");
        for (int row = 1; row <= rows; row++) {
            String number = numbers.written();
            if (row % 20 == 0) {
                number = BAD_NUMBERS.get(row / 20 % BAD_NUMBERS.size());
            } else if (row % 50 == 1 && !earlier.isEmpty()) {
                number = earlier.get(random.nextInt(earlier.size()));
            } else {
                earlier.add(number);
            }
            String first = FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size()));
            csv.append(number).append(",en,").append(first).append(',');
            csv.append(quoted(LAST_NAMES.get(random.nextInt(LAST_NAMES.size()))))
                    .append(',');
            csv.append(first).append(row).append("@example.com,");
            csv.append(quoted(CITIES.get(random.nextInt(CITIES.size())))).append(',');
            csv.append(random.nextInt(1_000)).append(".50\n");
        }
        return new SampleFile(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    InputStream open() {
        return new ByteArrayInputStream(csv);
    }

    int megabytes() {
        return csv.length / 1_000_000;
    }

    private static String quoted(String text) {
        return text.indexOf(',') < 0 ? text : '"' + text + '"';
    }
}
