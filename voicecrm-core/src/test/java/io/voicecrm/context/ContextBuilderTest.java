package io.voicecrm.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.voicecrm.agent.AgentSpec;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.contact.Contact;
import io.voicecrm.fixture.People;
import io.voicecrm.fixture.StandingClock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContextBuilderTest {

    private static final AgentSpec AGENT =
            AgentSpec.named("Sales").withPrompt("You sell roofs to {{name}}.").withFirstMessage("Hello {{name}}!");
    private static final AgentOverrides NONE = AgentOverrides.NONE;

    @Test
    void putsTheFactsBehindTheAgentsOwnPrompt() {
        ContextBuilder contexts = contexts(new CampaignFacts());

        CallContext context = contexts.build(request(AGENT, NONE, Map.of("first_name", "Ann", "last_name", "Lee")));

        assertThat(context.overrides().prompt()).isEqualTo("""
                You sell roofs to Ann Lee.

                CALL CONTEXT:
                - Objective: Book a showing
                - Previous Attempts: 1

                CALL INSTRUCTIONS:
                Mention the spring offer.""");
    }

    @Test
    void replacesTheAgentsPromptByTheContactsOwn() {
        AgentOverrides own = new AgentOverrides("de", "voice_7", "Hallo {{name}}!", "Du verkaufst {{name}} Dächer.");

        AgentOverrides told =
                contexts().build(request(AGENT, own, Map.of("name", "Ann"))).overrides();

        assertThat(told).isEqualTo(new AgentOverrides("de", "voice_7", "Hallo Ann!", "Du verkaufst Ann Dächer."));
    }

    @Test
    void leavesThePromptOfAnAgentAloneThatItDoesNotKnow() {
        CallContext context = contexts(new CampaignFacts()).build(request(null, NONE, Map.of("name", "Ann")));

        assertThat(context.overrides()).isEqualTo(NONE);
        assertThat(context.variables()).containsEntry("name", "Ann");
    }

    @Test
    void givesEveryVariableOfTheAgentAValue() {
        AgentSpec agent = AGENT.withFirstMessage("Hello {{name}}, about {{topic}}.");

        assertThat(contexts().build(request(agent, NONE, Map.of())).variables())
                .isEqualTo(Map.of("name", "", "topic", ""));
    }

    @Test
    void leavesOutASourceThatFails() {
        ContextBuilder contexts = contexts(
                source(() -> {
                    throw new IllegalStateException("away");
                }),
                source(() -> List.of(new Fact(Section.LEAD_CONTEXT, "Status", "new"))));

        assertThat(contexts.build(request(AGENT, NONE, Map.of("name", "Ann")))
                        .overrides()
                        .prompt())
                .isEqualTo("You sell roofs to Ann.\n\nLEAD CONTEXT:\n- Status: new");
    }

    @Test
    void neverFillsVariablesInsideAFact() {
        ContextBuilder contexts =
                contexts(source(() -> List.of(new Fact(Section.NOTES_AND_INTERACTIONS, "", "{{name}} owes us"))));

        assertThat(contexts.build(request(AGENT, NONE, Map.of("name", "Ann")))
                        .overrides()
                        .prompt())
                .endsWith("{{name}} owes us");
    }

    @Test
    void refusesANegativeNumberOfCharacters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContextBuilder.of(List.of(), -1))
                .withMessage("maxFactCharacters: -1 must not be negative");
    }

    private static ContextBuilder contexts(ContextSource... sources) {
        return ContextBuilder.of(List.of(sources), 1_000);
    }

    private static ContextRequest request(
            @Nullable AgentSpec agent, AgentOverrides overrides, Map<String, String> variables) {
        return new ContextRequest(
                People.ACME,
                new Contact(People.phone(1), overrides, variables),
                agent,
                "Book a showing",
                "Mention the spring offer.",
                2,
                StandingClock.START);
    }

    private static ContextSource source(Supplier<List<Fact>> facts) {
        return new ContextSource() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public List<Fact> facts(ContextRequest request) {
                return facts.get();
            }
        };
    }
}
