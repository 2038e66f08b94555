package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.voicecrm.PhoneNumber;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.voice.VoiceProviderException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullMarked;

/** A provider under test, and what its tests ask of it again and again. Not extended by itself. */
@NullMarked
abstract class ProviderScene extends SubjectContract<VoiceProviderContract.Subject> {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    abstract CallRequest request(PhoneNumber to);

    abstract ProviderCallRef placed(CallRequest request);

    abstract List<CallEvent> replayUntilEnded(ProviderCallRef call);

    final VoiceProvider provider() {
        return subject().provider();
    }

    final boolean offers(Capability capability) {
        return provider().capabilities().has(capability);
    }

    /** The port, or a skipped test where the provider has none; that it has none is a test of its own. */
    final <T> T port(Capability capability, Optional<T> port) {
        assumeTrue(offers(capability), "does not offer " + capability);
        return port.orElseThrow();
    }

    /** A refusal that says so: of the right kind, and without having done anything. */
    static void refuses(ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        VoiceProviderException.class,
                        e -> assertThat(e.kind()).isEqualTo(VoiceProviderException.Kind.NOT_SUPPORTED));
    }

    static Instant longAgo() {
        return Instant.EPOCH.plus(Duration.ofDays(365));
    }

    /** Asks until the answer is the expected one. */
    static <T> T until(Supplier<T> question, Predicate<T> expected) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        T answer = question.get();
        while (!expected.test(answer)) {
            if (System.nanoTime() > deadline) {
                return fail("after " + PATIENCE + " still " + answer);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            answer = question.get();
        }
        return answer;
    }
}
