package io.voicecrm.campaign;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.compliance.CallTerms;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign should do.
 *
 * @param name shown to people, 1 to 200 characters
 * @param kind how it came about
 * @param agent who talks
 * @param callerId the number that is shown
 * @param fallbacks other ways by which its calls go while the provider of {@code agent} fails, the preferred one first; at most
 *     one through each provider
 * @param objective what a call should achieve, told to the agent; null for nothing particular
 * @param instructions what the agent should mind in this campaign only, or null
 * @param retries how often to try again
 * @param maxConcurrentCalls how many calls of this campaign may be up at once, at least 1
 * @param weight 1 to 1,000: its part of its tenant's slots, next to the tenant's other campaigns
 * @param startAt no call before this; null for as soon as it runs
 * @param endAt no call from this on, and whoever still waits is given up; null for never
 * @param terms why and when people are called, and with what permission
 */
public record CampaignSpec(
        String name,
        Kind kind,
        AgentId agent,
        PhoneNumber callerId,
        List<Route> fallbacks,
        @Nullable String objective,
        @Nullable String instructions,
        RetryPlan retries,
        int maxConcurrentCalls,
        int weight,
        @Nullable Instant startAt,
        @Nullable Instant endAt,
        CallTerms terms) {

    /** How a campaign came about. */
    public enum Kind {
        /** A list of people. */
        LIST,
        /** One person whom somebody chose to call now. */
        SINGLE
    }

    /**
     * @throws IllegalArgumentException if a value is out of range, two routes go through one provider, or {@code endAt} is
     *     not after {@code startAt}
     */
    public CampaignSpec {
        fallbacks = List.copyOf(fallbacks);
        Set<ProviderId> providers = new HashSet<>(Set.of(agent.provider()));
        for (Route fallback : fallbacks) {
            if (!providers.add(fallback.provider())) {
                throw new IllegalArgumentException(
                        "fallbacks: " + fallback.provider() + " has a route already, each provider takes at most one");
            }
        }
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("campaign name: must have 1 to 200 characters, has " + name.length());
        }
        if (maxConcurrentCalls < 1) {
            throw new IllegalArgumentException("maxConcurrentCalls: " + maxConcurrentCalls + " must be at least 1");
        }
        if (weight < 1 || weight > 1_000) {
            throw new IllegalArgumentException("weight: " + weight + " must be 1 to 1000");
        }
        if (startAt != null && endAt != null && !endAt.isAfter(startAt)) {
            throw new IllegalArgumentException("endAt: " + endAt + " must be after startAt " + startAt);
        }
    }

    /** Every way by which its calls can go, the preferred one first. */
    public List<Route> routes() {
        return Stream.concat(Stream.of(new Route(agent, callerId)), fallbacks.stream())
                .toList();
    }

    /** The preferred way among those through {@code providers}; empty if there is none. */
    public Optional<Route> routeAmong(Set<ProviderId> providers) {
        return routes().stream()
                .filter(route -> providers.contains(route.provider()))
                .findFirst();
    }

    /**
     * This spec with its routes in another order; those that are equal keep theirs. A campaign keeps the order that it was
     * made with, whatever becomes of the prices by which somebody chose it.
     */
    public CampaignSpec routedBy(Comparator<Route> preference) {
        List<Route> ordered = routes().stream().sorted(preference).toList();
        Route first = ordered.get(0);
        return copyTo(builder(name, first.agent(), first.callerId()))
                .fallbacks(ordered.subList(1, ordered.size()))
                .build();
    }

    /** Starts a spec from the three things that have no default. */
    public static Builder builder(String name, AgentId agent, PhoneNumber callerId) {
        return new Builder(name, agent, callerId);
    }

    /** This spec under another name. */
    public CampaignSpec named(String newName) {
        return copyTo(builder(newName, agent, callerId)).build();
    }

    /** Starts from this spec, for one that differs in little. */
    public Builder toBuilder() {
        return copyTo(builder(name, agent, callerId));
    }

    private Builder copyTo(Builder builder) {
        return builder.kind(kind)
                .fallbacks(fallbacks)
                .objective(objective)
                .instructions(instructions)
                .retries(retries)
                .maxConcurrentCalls(maxConcurrentCalls)
                .weight(weight)
                .startAt(startAt)
                .endAt(endAt)
                .terms(terms);
    }

    /** Collects the settings of a campaign. Not thread-safe. */
    public static final class Builder {

        private final String name;
        private final AgentId agent;
        private final PhoneNumber callerId;
        private Kind kind = Kind.LIST;
        private List<Route> fallbacks = List.of();
        private @Nullable String objective;
        private @Nullable String instructions;
        private RetryPlan retries = RetryPlan.DEFAULT;
        private int maxConcurrentCalls = Integer.MAX_VALUE;
        private int weight = 1;
        private @Nullable Instant startAt;
        private @Nullable Instant endAt;
        private CallTerms terms = CallTerms.STRICTEST;

        private Builder(String name, AgentId agent, PhoneNumber callerId) {
            this.name = name;
            this.agent = agent;
            this.callerId = callerId;
        }

        /** How it came about; default {@link Kind#LIST}. */
        public Builder kind(Kind newKind) {
            kind = newKind;
            return this;
        }

        /** By which ways calls go while the agent's provider fails, the preferred one first; default none. */
        public Builder fallbacks(List<Route> routes) {
            fallbacks = routes;
            return this;
        }

        /** What a call should achieve; default nothing particular. */
        public Builder objective(@Nullable String newObjective) {
            objective = newObjective;
            return this;
        }

        /** What the agent should mind in this campaign only; default nothing. */
        public Builder instructions(@Nullable String newInstructions) {
            instructions = newInstructions;
            return this;
        }

        /** How often to try again; default {@link RetryPlan#DEFAULT}. */
        public Builder retries(RetryPlan newRetries) {
            retries = newRetries;
            return this;
        }

        /** Calls of this campaign at once; default no limit but the account's. */
        public Builder maxConcurrentCalls(int calls) {
            maxConcurrentCalls = calls;
            return this;
        }

        /** Its part of its tenant's slots; default 1. */
        public Builder weight(int newWeight) {
            weight = newWeight;
            return this;
        }

        /** No call before this; default as soon as it runs. */
        public Builder startAt(@Nullable Instant newStartAt) {
            startAt = newStartAt;
            return this;
        }

        /** No call from this on; default never. */
        public Builder endAt(@Nullable Instant newEndAt) {
            endAt = newEndAt;
            return this;
        }

        /** Why and when people are called, and with what permission; default {@link CallTerms#STRICTEST}. */
        public Builder terms(CallTerms newTerms) {
            terms = newTerms;
            return this;
        }

        /** The spec. @throws IllegalArgumentException if a setting is out of range */
        public CampaignSpec build() {
            return new CampaignSpec(
                    name,
                    kind,
                    agent,
                    callerId,
                    fallbacks,
                    objective,
                    instructions,
                    retries,
                    maxConcurrentCalls,
                    weight,
                    startAt,
                    endAt,
                    terms);
        }
    }
}
