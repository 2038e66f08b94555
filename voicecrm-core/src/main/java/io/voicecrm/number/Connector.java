package io.voicecrm.number;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.VoiceCrmException;
import io.voicecrm.call.Direction;
import io.voicecrm.number.Work.Step;
import io.voicecrm.voice.PhoneNumbers;
import io.voicecrm.voice.PhoneNumbers.OwnedNumber;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.VoiceProviderException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a number's row says is to be done outside, step by step. A step's request may be sent again by whoever finds
 * the row after a crash: each is harmless twice, and the row moves on only by compare-and-set.
 */
final class Connector {

    /** Longer than a step's requests take with all their time-outs. */
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(Connector.class);
    private static final Set<Direction> BOTH = EnumSet.allOf(Direction.class);

    private final NumberStore store;
    private final NumberNetwork network;
    private final Clock clock;

    Connector(NumberStore store, NumberNetwork network, Clock clock) {
        this.store = store;
        this.network = network;
        this.clock = clock;
    }

    /**
     * Where somebody stopped working on a number.
     *
     * @param undone why it could not be connected; null if nothing was undone
     */
    record Progress(PooledNumber number, @Nullable String undone) {}

    /**
     * Works until nothing is left, a step fails or somebody else has taken over.
     *
     * @param number whose work this caller has begun
     */
    Progress run(PooledNumber number) {
        PooledNumber now = number;
        String undone = null;
        for (Work work = now.work(); work != null && work.running(); work = now.work()) {
            PooledNumber next = advance(now, work);
            if (!store.replace(now, next)) {
                return new Progress(store.find(now.number()).orElse(now), undone);
            }
            if (work.step().connects() && next.work() != null && next.work().step() == Step.REMOVE) {
                undone = next.work().problem();
            }
            now = next;
        }
        return new Progress(now, undone);
    }

    private PooledNumber advance(PooledNumber number, Work work) {
        try {
            return after(number, work);
        } catch (VoiceProviderException e) {
            return failed(number, work, e, !e.kind().isTransient());
        } catch (CarrierException e) {
            return failed(number, work, e, !e.kind().isTransient());
        }
    }

    private PooledNumber after(PooledNumber number, Work work) {
        switch (work.step()) {
            case IMPORT:
                return imported(number, work);
            case BIND:
                providerOf(number).assign(number.number(), binding(number).agent(), BOTH);
                network.door().openFor(number.number(), binding(number).agent());
                return number.with(number.binding(), begin(Step.ROUTE, work));
            case ROUTE:
                carrierOf(number).route(number.line(), network.routes());
                return number.assigned(clock.instant());
            case UNBIND:
                unlessGone(() -> providerOf(number).detach(number.number(), BOTH));
                return number.with(number.binding(), null);
            case REMOVE:
                unlessGone(() -> providerOf(number).remove(number.number()));
                return removed(number);
            case RELEASE:
                carrierOf(number).release(number.line());
                return number.with(null, null);
        }
        throw new AssertionError(work.step());
    }

    /** What a provider does not have, or could never take, needs not be taken out of it. */
    private static void unlessGone(Runnable request) {
        try {
            request.run();
        } catch (VoiceProviderException e) {
            if (e.kind() != Kind.NOT_FOUND && e.kind() != Kind.NOT_SUPPORTED) {
                throw e;
            }
        }
    }

    /**
     * A provider that takes no numbers of this carrier can still be handed each call, if calls come to us first: then there
     * is nothing to import and nothing to bind.
     */
    private PooledNumber imported(PooledNumber number, Work work) {
        Binding binding = binding(number);
        String label = "voicecrm " + number.line().id();
        try {
            OwnedNumber known =
                    providerOf(number).importNumber(carrierOf(number).importOf(number.line(), number.number(), label));
            return number.with(new Binding(binding.agent(), known.id()), begin(Step.BIND, work));
        } catch (VoiceProviderException e) {
            if (e.kind() != Kind.NOT_SUPPORTED || network.routes().calls() == null) {
                throw e;
            }
            return number.with(new Binding(binding.agent(), null), begin(Step.ROUTE, work));
        }
    }

    /** A reservation that has not run out is worth as much as before. */
    private PooledNumber removed(PooledNumber number) {
        Instant now = clock.instant();
        Instant until = number.reservedUntil();
        return number.tenant() != null && until != null && now.isBefore(until)
                ? number.reserved(number.tenant(), until, now)
                : number.free(now);
    }

    private PooledNumber failed(PooledNumber number, Work work, VoiceCrmException e, boolean forGood) {
        String problem = String.valueOf(e.getMessage());
        if (forGood && work.step().connects()) {
            log.warn("number {}: {} was refused and is undone: {}", number.number(), work.step(), problem);
            Instant now = clock.instant();
            return number.disconnecting(Work.begin(Step.REMOVE, problem, now.plus(LEASE)), number.reservedUntil(), now);
        }
        log.warn("number {}: {} failed and is tried again: {}", number.number(), work.step(), problem);
        return number.with(number.binding(), work.failed(problem, clock.instant()));
    }

    private Work begin(Step step, Work before) {
        return Work.begin(step, before.problem(), clock.instant().plus(LEASE));
    }

    private static Binding binding(PooledNumber number) {
        return Objects.requireNonNull(number.binding(), "a number that is connected has an agent");
    }

    private PhoneNumbers providerOf(PooledNumber number) {
        ProviderId id = binding(number).agent().provider();
        return network.provider(id).orElseThrow(() -> missing(id, number.number()));
    }

    private Carrier carrierOf(PooledNumber number) {
        ProviderId id = number.line().carrier();
        return network.carrier(id).orElseThrow(() -> missing(id, number.number()));
    }

    /** Tried again for ever: whoever set it up before may set it up again. */
    private static CarrierException missing(ProviderId id, PhoneNumber number) {
        return new CarrierException(
                id, CarrierException.Kind.UNAVAILABLE, id + ": is not configured; needed by number " + number, null);
    }
}
