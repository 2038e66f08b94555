package io.voicecrm.testkit.openapi;

import io.voicecrm.testkit.wire.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;

/**
 * Collects how the exchanges of a test deviate from a provider's description: hand it to a simulator's {@code watch}, run
 * the test, and assert that {@link #deviations} is empty. Thread-safe. Reading a description takes a second: keep one for
 * all tests of a class.
 */
public final class Conformance implements Consumer<Exchange> {

    private final OpenApiDocument document;
    private final Predicate<Deviation> known;
    private final Queue<Deviation> found = new ConcurrentLinkedQueue<>();

    private Conformance(OpenApiDocument document, Predicate<Deviation> known) {
        this.document = document;
        this.known = known;
    }

    /**
     * Starts to collect, or has the test skipped, which says so, where the description is not at hand.
     *
     * @param fileName such as {@code elevenlabs-convai.openapi.json}; see {@link OpenApiDocument#find}
     * @param known deviations that were looked into and are right; say why where they are listed
     */
    public static Conformance to(String fileName, Predicate<Deviation> known) {
        OpenApiDocument document = OpenApiDocument.find(fileName).orElse(null);
        Assumptions.assumeTrue(
                document != null,
                fileName + " is not at hand; -Dvoicecrm.specs names the folder of the published descriptions");
        if (document == null) {
            throw new IllegalStateException("an assumption that does not hold ends the test");
        }
        return new Conformance(document, known);
    }

    /**
     * Starts to collect.
     *
     * @param known deviations that were looked into and are right; say why where they are listed
     */
    public static Conformance to(OpenApiDocument document, Predicate<Deviation> known) {
        return new Conformance(document, known);
    }

    @Override
    public void accept(Exchange exchange) {
        document.check(exchange).stream().filter(known.negate()).forEach(found::add);
    }

    /** What deviated since the last time this was asked, each thing once. */
    public List<Deviation> deviations() {
        List<Deviation> taken = new ArrayList<>();
        for (Deviation next = found.poll(); next != null; next = found.poll()) {
            taken.add(next);
        }
        return taken.stream().distinct().toList();
    }
}
