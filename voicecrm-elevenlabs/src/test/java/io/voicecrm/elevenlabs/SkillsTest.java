package io.voicecrm.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import io.voicecrm.Secret;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSkills;
import io.voicecrm.agent.AgentSkills.Goal;
import io.voicecrm.agent.AgentSkills.ValueType;
import io.voicecrm.agent.AgentSkills.WantedFact;
import io.voicecrm.agent.AgentTool;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.Exchange;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an agent is given, as the provider is told it. */
class SkillsTest {

    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final SimulatedElevenLabs server =
            SimulatedElevenLabs.builder().watch(exchanges::add).start();
    private final ElevenLabs provider =
            ElevenLabs.builder(server.apiKey()).baseUrl(server.url()).build();
    private final AgentId agent = provider.agents().create(Fixtures.salesAgent());

    @AfterEach
    void close() {
        provider.close();
        server.close();
    }

    @Test
    void collectsTheWantedFactsBesidesThoseOfEveryAgent() {
        equip(new AgentSkills(
                List.of(new WantedFact("roof_area", ValueType.NUMBER, "In square metres.")), List.of(), List.of()));

        assertThat(at(agentNow(), "platform_settings", "data_collection"))
                .containsOnlyKeys("name", "email", "intent", "do_not_call", "roof_area")
                .containsEntry("roof_area", Map.of("type", "number", "description", "In square metres."));
    }

    @Test
    void noLongerCollectsWhatItWasAskedForBefore() {
        equip(new AgentSkills(
                List.of(new WantedFact("roof_area", ValueType.NUMBER, "In square metres.")), List.of(), List.of()));
        equip(AgentSkills.NONE);

        assertThat(at(agentNow(), "platform_settings", "data_collection"))
                .containsOnlyKeys("name", "email", "intent", "do_not_call");
    }

    @Test
    void judgesEachConversationByItsGoals() {
        equip(new AgentSkills(List.of(), List.of(new Goal("booked", "A visit was agreed on.")), List.of()));

        assertThat(at(agentNow(), "platform_settings", "evaluation"))
                .containsEntry(
                        "criteria",
                        List.of(Map.of(
                                "id", "booked",
                                "name", "booked",
                                "type", "prompt",
                                "conversation_goal_prompt", "A visit was agreed on.")));
    }

    @Test
    void transfersToANumberOnItsConditionAndStillEndsCalls() {
        equip(new AgentSkills(
                List.of(),
                List.of(),
                List.of(new AgentTool.TransferToNumber("to_sales", "They ask for a person.", Fixtures.phone(80)))));

        Map<String, Object> builtIn = at(agentNow(), "conversation_config", "agent", "prompt", "built_in_tools");
        assertThat(builtIn).containsKeys("end_call", "voicemail_detection");
        assertThat(at(builtIn, "transfer_to_number", "params"))
                .containsEntry(
                        "transfers",
                        List.of(Map.of(
                                "transfer_destination",
                                Map.of(
                                        "type",
                                        "phone",
                                        "phone_number",
                                        Fixtures.phone(80).e164()),
                                "condition",
                                "They ask for a person.",
                                "transfer_type",
                                "conference")));
    }

    @Test
    void keepsOneToolPerServerHoweverOftenItIsGiven() {
        equip(withTool("Books a visit."));
        equip(withTool("Books a visit at the customer's."));

        assertThat(sent("POST", "tools")).isEqualTo(1);
        assertThat(sent("PATCH", "tools")).isEqualTo(1);
        assertThat((List<?>)
                        at(agentNow(), "conversation_config", "agent", "prompt").get("tool_ids"))
                .hasSize(1);
    }

    @Test
    void putsTheSecretsOfAToolWhereNobodyCanReadThem() {
        equip(withTool("Books a visit."));
        equip(withTool("Books a visit."));

        assertThat(exchanges)
                .filteredOn(exchange -> exchange.segments().contains("tools"))
                .isNotEmpty()
                .allSatisfy(exchange -> assertThat(new String(exchange.body(), StandardCharsets.UTF_8))
                        .doesNotContain("\"ours\""));
        assertThat(sent("POST", "secrets")).isEqualTo(1);
        assertThat(sent("PATCH", "secrets")).isEqualTo(1);
    }

    @Test
    void takesToolsAwayAgain() {
        equip(withTool("Books a visit."));
        equip(AgentSkills.NONE);

        assertThat(at(agentNow(), "conversation_config", "agent", "prompt")).containsEntry("tool_ids", List.of());
    }

    private void equip(AgentSkills skills) {
        provider.agents().equip(agent, skills);
    }

    private static AgentSkills withTool(String description) {
        return new AgentSkills(
                List.of(),
                List.of(),
                List.of(new AgentTool.Webhook(
                        "book_visit",
                        description,
                        URI.create("https://crm.example/visits"),
                        List.of(new AgentTool.Parameter("day", ValueType.STRING, "An ISO date.", true)),
                        Map.of("X-Key", Secret.of("ours")))));
    }

    private long sent(String method, String resource) {
        return exchanges.stream()
                .filter(exchange ->
                        exchange.method().equals(method) && exchange.segments().contains(resource))
                .count();
    }

    /** The agent as the last answer shows it. */
    private Map<String, Object> agentNow() {
        provider.agents().find(agent);
        return read(exchanges.get(exchanges.size() - 1).answer());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> read(byte[] json) {
        try {
            Object value = new Moshi.Builder()
                    .build()
                    .adapter(Object.class)
                    .fromJson(new String(json, StandardCharsets.UTF_8));
            return (Map<String, Object>) Objects.requireNonNull(value);
        } catch (IOException e) {
            throw new AssertionError("the simulator answers JSON", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> json, String... path) {
        Map<String, Object> here = json;
        for (String name : path) {
            here = (Map<String, Object>) Objects.requireNonNull(here.get(name), name);
        }
        return here;
    }
}
