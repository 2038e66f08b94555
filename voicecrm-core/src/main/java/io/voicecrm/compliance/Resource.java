package io.voicecrm.compliance;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The CSV files beside this class. */
final class Resource {

    static final CSVFormat TABLE =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Resource() {}

    static List<CSVRecord> rows(String name) {
        try (Reader reader = new InputStreamReader(
                        Objects.requireNonNull(Resource.class.getResourceAsStream(name), name),
                        StandardCharsets.UTF_8);
                CSVParser parser = TABLE.parse(reader)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
