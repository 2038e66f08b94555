package io.voicecrm.benchmarks;

import io.voicecrm.PhoneNumber;
import io.voicecrm.Template;
import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.contact.Contact;
import io.voicecrm.context.CallContext;
import io.voicecrm.context.CampaignFacts;
import io.voicecrm.context.ContextBuilder;
import io.voicecrm.context.ContextRequest;
import io.voicecrm.context.ContextSource;
import io.voicecrm.context.Fact;
import io.voicecrm.context.Section;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to build what an agent is told before one call: a prompt of 2,000 characters with seven variables, and
 * the facts of four sections. The peer is {@link HandMadePrompt}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PromptBenchmark {

    private static final String TEMPLATE =
            "You are Ava of {{company}}. You speak with {{first_name}} {{last_name}} of {{city}}"
                    + " about plan {{plan}}, which ends on {{end_date}} at ${{price}} a month."
                    + "\nBe brief. Ask one question at a time. Never promise what is not in this text.".repeat(24);
    private static final String OBJECTIVE = "Find out whether a renewal is wanted";
    private static final String INSTRUCTIONS = "Mention the spring offer.";
    private static final List<String> HISTORY = List.of(
            "2026-02-20: Asked to be called after work.",
            "2026-02-11: Wanted to compare prices first.",
            "2026-01-30: Nobody had told them that the plan ends.");

    private final Contact contact = new Contact(
            PhoneNumber.of("+12025550134"),
            AgentOverrides.NONE,
            Map.of(
                    "company", "Northwind Energy",
                    "first_name", "Ann",
                    "last_name", "Lee",
                    "city", "Austin",
                    "plan", "Solar 24",
                    "end_date", "March 31",
                    "price", "89.50"));
    private final ContextRequest request = new ContextRequest(
            new TenantId("acme"),
            contact,
            AgentSpec.named("Renewals").withPrompt(TEMPLATE),
            OBJECTIVE,
            INSTRUCTIONS,
            2,
            Instant.parse("2026-03-02T15:00:00Z"));
    private final ContextBuilder contexts = ContextBuilder.of(List.of(new KnownFacts(), new CampaignFacts()), 8_000);
    private final Template template = Template.of(TEMPLATE);

    /** Ours, from the request to the whole context. */
    @Benchmark
    public CallContext contextBuilder() {
        return contexts.build(request);
    }

    /** The peer of {@link #contextBuilder}. */
    @Benchmark
    public String promptByHand() {
        return HandMadePrompt.prompt(TEMPLATE, contact, "Ann Lee", OBJECTIVE, 1, HISTORY, INSTRUCTIONS);
    }

    /** Ours, for a template that is split for this call only. */
    @Benchmark
    public String templateOnce() {
        return Template.of(TEMPLATE).fill(contact.variables());
    }

    /** Ours, for a template that was split before. */
    @Benchmark
    public String templateKept() {
        return template.fill(contact.variables());
    }

    /** The peer of the two templates. */
    @Benchmark
    public String replaceChain() {
        return HandMadePrompt.filled(TEMPLATE, contact.variables());
    }

    /** Stands for what the stores know; reading them is not what is measured. */
    private static final class KnownFacts implements ContextSource {

        @Override
        public String name() {
            return "known facts";
        }

        @Override
        public List<Fact> facts(ContextRequest request) {
            String name = request.contact().name().orElse("");
            return List.of(
                    new Fact(Section.LEAD_CONTEXT, "Name", name),
                    new Fact(Section.LEAD_CONTEXT, "Status", "contacted"),
                    new Fact(Section.CONVERSATION_HISTORY, "", HISTORY.get(0)),
                    new Fact(Section.CONVERSATION_HISTORY, "", HISTORY.get(1)),
                    new Fact(Section.CONVERSATION_HISTORY, "", HISTORY.get(2)));
        }
    }
}
