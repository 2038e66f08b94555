package io.voicecrm.context;

import io.voicecrm.Template;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.contact.AgentOverrides;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assembles what an agent is told: its own prompt, then the facts of each {@link Section}, variables filled in. Immutable,
 * thread-safe if its sources are.
 *
 * <p>The contact's own prompt takes the place of the agent's; facts are always appended, never put in front, so that what
 * the agent is comes before whom it speaks to.
 */
public final class ContextBuilder {

    private static final Logger log = LoggerFactory.getLogger(ContextBuilder.class);

    private final List<ContextSource> sources;
    private final int maxFactCharacters;

    private ContextBuilder(List<ContextSource> sources, int maxFactCharacters) {
        this.sources = List.copyOf(sources);
        this.maxFactCharacters = maxFactCharacters;
    }

    /**
     * A builder that asks {@code sources}, in this order.
     *
     * @param maxFactCharacters all facts together, in characters; what does not fit is dropped from the end
     * @throws IllegalArgumentException if {@code maxFactCharacters} is negative
     */
    public static ContextBuilder of(List<ContextSource> sources, int maxFactCharacters) {
        if (maxFactCharacters < 0) {
            throw new IllegalArgumentException("maxFactCharacters: " + maxFactCharacters + " must not be negative");
        }
        return new ContextBuilder(sources, maxFactCharacters);
    }

    /** The context of one call. A source that fails is left out and logged by name: a call is worth more than a fact. */
    public CallContext build(ContextRequest request) {
        return buildAll(List.of(request)).get(0);
    }

    /** The contexts of many calls, in the order of the requests: each source is asked once. */
    public List<CallContext> buildAll(List<ContextRequest> requests) {
        List<List<Fact>> facts =
                requests.stream().<List<Fact>>map(request -> new ArrayList<>()).toList();
        for (ContextSource source : sources) {
            List<List<Fact>> more = factsOf(source, requests);
            for (int i = 0; i < more.size(); i++) {
                facts.get(i).addAll(more.get(i));
            }
        }
        List<CallContext> contexts = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            contexts.add(build(requests.get(i), facts.get(i)));
        }
        return contexts;
    }

    private CallContext build(ContextRequest request, List<Fact> facts) {
        AgentOverrides wanted = request.contact().overrides();
        AgentSpec agent = request.agent();
        Map<String, String> variables = new LinkedHashMap<>(request.contact().variables());
        request.contact().name().ifPresent(name -> variables.putIfAbsent("name", name));
        if (agent != null) {
            fillGaps(variables, agent.prompt());
            fillGaps(variables, agent.firstMessage());
        }
        AgentOverrides told = new AgentOverrides(
                wanted.language(),
                wanted.voiceId(),
                filled(wanted.firstMessage(), variables),
                prompt(agent, wanted.prompt(), facts, variables));
        return new CallContext(told, variables);
    }

    private @Nullable String prompt(
            @Nullable AgentSpec agent, @Nullable String wanted, List<Fact> known, Map<String, String> variables) {
        String base = wanted != null ? wanted : agent == null ? null : agent.prompt();
        if (base == null) {
            // We do not know what the agent was told to be, and must not replace it by facts alone.
            return null;
        }
        String facts = new PromptSections(maxFactCharacters).render(known);
        String filled = Template.of(base).fill(variables).stripTrailing();
        return facts.isEmpty() ? filled : filled + "\n\n" + facts;
    }

    private static List<List<Fact>> factsOf(ContextSource source, List<ContextRequest> requests) {
        try {
            List<List<Fact>> facts = source.factsOfAll(requests);
            if (facts.size() == requests.size()) {
                return facts;
            }
            log.warn("context source {} told of {} calls, asked for {}", source.name(), facts.size(), requests.size());
        } catch (RuntimeException e) {
            log.warn("context source {} failed and is left out", source.name(), e);
        }
        return List.of();
    }

    /** A provider ends a call at pick-up if the agent's own text uses a variable that has no value at all. */
    private static void fillGaps(Map<String, String> variables, @Nullable String text) {
        Set<String> used = text == null ? Set.of() : Template.of(text).variables();
        used.forEach(name -> variables.putIfAbsent(name, ""));
    }

    private static @Nullable String filled(@Nullable String text, Map<String, String> variables) {
        return text == null ? null : Template.of(text).fill(variables);
    }
}
