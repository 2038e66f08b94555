package io.voicecrm.benchmarks;

import io.voicecrm.PhoneNumber;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.contact.Contact;
import io.voicecrm.contact.ContactCsv;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many rows of a CSV file become contacts per second: a file of 10,000 rows from all over the United States, 500 of
 * them with a bad number. The peer is {@link HandMadeCsv}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CsvBenchmark {

    private static final int ROWS = 10_000;

    private final SampleFile file = SampleFile.of(ROWS);
    private final ContactCsv kept = ContactCsv.builder("US").build();
    private final HandMadeCsv peer = new HandMadeCsv();

    /** A reader that is kept from file to file, and knows the numbers' exchanges by now. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object contactCsv() throws IOException {
        return read(kept);
    }

    /** A new reader for the file, which has to learn every exchange. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object contactCsvFromCold() throws IOException {
        return read(ContactCsv.builder("US").build());
    }

    /** The peer. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object commonsCsvAndLibphonenumber() throws IOException {
        Imported imported = new Imported();
        peer.read(file.open(), new HandMadeCsv.Rows() {
            @Override
            public void accepted(long row, String e164, String language, Map<String, String> variables) {
                AgentOverrides overrides = new AgentOverrides(language, null, null, null);
                imported.accepted(row, new Contact(PhoneNumber.of(e164), overrides, variables));
            }

            @Override
            public void rejected() {
                imported.rejected();
            }
        });
        return imported.count();
    }

    private Object read(ContactCsv csv) throws IOException {
        Imported imported = new Imported();
        csv.read(file.open(), imported);
        return imported.count();
    }
}
