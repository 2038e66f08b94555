package io.voicecrm.benchmarks;

import io.voicecrm.IdSource;
import io.voicecrm.PhoneNumber;
import io.voicecrm.compliance.AttestedConsent;
import io.voicecrm.compliance.CallTerms;
import io.voicecrm.compliance.ComplianceGate;
import io.voicecrm.compliance.CompliancePolicy;
import io.voicecrm.compliance.ComplianceStores;
import io.voicecrm.compliance.ConsentLevel;
import io.voicecrm.compliance.Decision;
import io.voicecrm.compliance.DialQuestion;
import io.voicecrm.compliance.DoNotCallStore.NationalImport;
import io.voicecrm.contact.Contact;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.testkit.Fixtures;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * How many numbers are judged per second, in the dialer's batches: country, lists, consent, caps, hours of the state and of
 * the nation, holidays. The peer asks one of these questions: libphonenumber's zones of the number, and whether it is between
 * eight and nine there.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class GateBenchmark {

    private static final int BATCH = 50;
    private static final int BATCHES = 64;

    private final List<List<DialQuestion>> batches;
    private final ComplianceGate gate;
    private final HandMadeHours peer = new HandMadeHours();
    private int next;

    /** Asks on a Monday at half past nine in the evening in New York: some zones are open and some are not. */
    public GateBenchmark() {
        this(Instant.parse("2026-03-03T02:30:00Z"));
    }

    GateBenchmark(Instant now) {
        ComplianceStores stores =
                new InMemoryStores(new IdSource(Clock.fixed(now, ZoneOffset.UTC), new Random(1))).compliance();
        try (NationalImport nobody = stores.doNotCall().importNational("US-DNC", now)) {
            nobody.commit();
        }
        gate = ComplianceGate.of(CompliancePolicy.standard(), stores, List.of());
        CallTerms terms = CallTerms.STRICTEST.attested(new AttestedConsent(ConsentLevel.WRITTEN, "web-form-1", now));
        SampleNumbers sample = new SampleNumbers(1);
        batches = Stream.generate(() -> Stream.generate(() -> PhoneNumber.of("+1" + sample.national()))
                        .map(phone -> new DialQuestion(
                                Fixtures.tenant(1), Contact.of(phone), Fixtures.phone(0), 1, now, terms))
                        .limit(BATCH)
                        .toList())
                .limit(BATCHES)
                .toList();
    }

    /** Ours. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<Decision> complianceGate() {
        return gate.decide(nextBatch());
    }

    /** The peer. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<Boolean> hoursByHand() {
        return nextBatch().stream()
                .map(question -> peer.areOpen(question.contact().phone(), question.now()))
                .toList();
    }

    private List<DialQuestion> nextBatch() {
        next = (next + 1) % BATCHES;
        return batches.get(next);
    }
}
