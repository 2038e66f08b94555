package io.voicecrm.benchmarks;

import io.voicecrm.PhoneNumber;
import io.voicecrm.contact.PhoneNumberReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to bring one number to E.164, or to find that it is none. The peer is libphonenumber's parse,
 * isValidNumber and format.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PhoneNumberBenchmark {

    /** Numbers of other countries, from the ranges that are kept for fiction where there are some. */
    private static final List<String> ABROAD = List.of(
            "+44 131 496 0123",
            "+49 30 1234567",
            "+61 2 7010 0123",
            "+91 22 2345 6789",
            "+33 1 99 00 01 23",
            "+52 55 5555 0123",
            "+39 06 699 12345",
            "+81 3 1234 5678");

    private static final int NUMBERS = 4_096;

    /** What the numbers look like. */
    public enum Form {
        /** {@code +14155550134}. */
        E164,
        /** {@code (415) 555-0134}. */
        FORMATTED,
        /** Seven of eight North American in four usual forms, the eighth from abroad. */
        MIXED
    }

    /** Set by JMH. */
    @Param
    public Form form = Form.E164;

    private final PhoneNumberReader reader = PhoneNumberReader.in("US");
    private final HandMadeCsv peer = new HandMadeCsv();
    private List<String> numbers = List.of();
    private int next;

    /** Writes the numbers, and reads each once: a reader is kept where one can. */
    @Setup
    public void write() {
        SampleNumbers sample = new SampleNumbers(1);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i++) {
            written.add(
                    switch (form) {
                        case E164 -> "+1" + sample.national();
                        case FORMATTED -> SampleNumbers.formatted(sample.national());
                        case MIXED -> i % 8 == 0 ? ABROAD.get(i / 8 % ABROAD.size()) : sample.written();
                    });
        }
        numbers = List.copyOf(written);
        numbers.forEach(reader::read);
    }

    /** Ours. */
    @Benchmark
    public @Nullable String phoneNumberReader() {
        return reader.read(nextNumber()).numberIfValid().map(PhoneNumber::e164).orElse(null);
    }

    /** The peer. */
    @Benchmark
    public @Nullable String libphonenumber() {
        return peer.normalized(nextNumber());
    }

    private String nextNumber() {
        next = (next + 1) % NUMBERS;
        return numbers.get(next);
    }
}
