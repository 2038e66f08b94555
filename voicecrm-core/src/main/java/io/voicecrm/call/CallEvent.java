package io.voicecrm.call;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a call. Events may come twice, late, in any order, or never. */
public sealed interface CallEvent {

    /** The call it happened to. */
    ProviderCallRef call();

    /** The attempt that we started; null for inbound calls, and where the provider does not say. */
    @Nullable
    AttemptId attempt();

    /** By the provider's clock, not the time of receipt. */
    Instant occurredAt();

    /**
     * The call came into being.
     *
     * @param from the calling number, null where the provider does not say
     * @param to the called number, null where the provider does not say
     */
    record Started(
            ProviderCallRef call,
            @Nullable AttemptId attempt,
            Instant occurredAt,
            Direction direction,
            AgentId agent,
            @Nullable PhoneNumber from,
            @Nullable PhoneNumber to)
            implements CallEvent {}

    /**
     * The line is free again. How it went is told later, by {@link Ended}: a provider that analyzes a call for a while does
     * not keep its line for it.
     */
    record HungUp(ProviderCallRef call, @Nullable AttemptId attempt, Instant occurredAt) implements CallEvent {}

    /**
     * The call is over.
     *
     * @param providerReason the provider's own word for why, kept for people to read
     * @param talkTime from answer to hang-up; zero if nobody answered
     */
    record Ended(
            ProviderCallRef call,
            @Nullable AttemptId attempt,
            Instant occurredAt,
            CallOutcome outcome,
            String providerReason,
            Duration talkTime)
            implements CallEvent {}

    /** What was said, and what was concluded from it. */
    record Analyzed(
            ProviderCallRef call,
            @Nullable AttemptId attempt,
            Instant occurredAt,
            Transcript transcript,
            CallAnalysis analysis)
            implements CallEvent {}

    /**
     * What the provider charges us: all of it, as far as it is known. Never shown to tenants.
     *
     * @param asOf when it was known, by the provider's clock: a price may be told late, or corrected
     */
    record Priced(
            ProviderCallRef call, @Nullable AttemptId attempt, Instant occurredAt, Instant asOf, List<CostLine> lines)
            implements CallEvent {}

    /** A type that this version does not know; kept so that nothing is lost. */
    record Unrecognized(ProviderCallRef call, @Nullable AttemptId attempt, Instant occurredAt, String type)
            implements CallEvent {}

    /** Calls the case that fits; the compiler sees that none is forgotten. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Started event) {
            return cases.started(event);
        }
        if (this instanceof HungUp event) {
            return cases.hungUp(event);
        }
        if (this instanceof Ended event) {
            return cases.ended(event);
        }
        if (this instanceof Analyzed event) {
            return cases.analyzed(event);
        }
        if (this instanceof Priced event) {
            return cases.priced(event);
        }
        return cases.unrecognized((Unrecognized) this);
    }

    /** One answer per kind of event. */
    interface Cases<R> {
        /** For {@link Started}. */
        R started(Started event);

        /** For {@link HungUp}. */
        R hungUp(HungUp event);

        /** For {@link Ended}. */
        R ended(Ended event);

        /** For {@link Analyzed}. */
        R analyzed(Analyzed event);

        /** For {@link Priced}. */
        R priced(Priced event);

        /** For {@link Unrecognized}. */
        R unrecognized(Unrecognized event);
    }
}
