package io.voicecrm.benchmarks;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The peer: commons-csv and libphonenumber, put together by hand as a program without the SDK would. It does the least that
 * gives the same contacts: no other encodings, delimiters or limits, no reasons, no warnings.
 */
final class HandMadeCsv {

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    /** Takes rows; the peer has no types of its own. */
    interface Rows {
        void accepted(long row, String e164, String language, Map<String, String> variables);

        void rejected();
    }

    void read(InputStream in, Rows rows) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        try (CSVParser parser =
                CSVParser.builder().setReader(reader).setFormat(format).get()) {
            for (CSVRecord line : parser) {
                String e164 = normalized(line.get("phone_number"));
                if (e164 == null) {
                    rows.rejected();
                    continue;
                }
                Map<String, String> variables = new HashMap<>(line.toMap());
                variables.remove("phone_number");
                String language = variables.remove("language");
                rows.accepted(line.getRecordNumber(), e164, language == null ? "" : language, variables);
            }
        }
    }

    /** The number in E.164, as libphonenumber's own examples get it; null if it is not valid. */
    @Nullable
    String normalized(String written) {
        try {
            Phonenumber.PhoneNumber number = library.parse(written, "US");
            return library.isValidNumber(number) ? library.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
