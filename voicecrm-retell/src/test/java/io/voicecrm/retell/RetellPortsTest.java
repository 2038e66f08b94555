package io.voicecrm.retell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.voicecrm.PhoneNumber;
import io.voicecrm.Secret;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSkills;
import io.voicecrm.agent.AgentSkills.Goal;
import io.voicecrm.agent.AgentSkills.ValueType;
import io.voicecrm.agent.AgentSkills.WantedFact;
import io.voicecrm.agent.AgentTool;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.Direction;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.context.CallContext;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.simulator.OutcomeMix;
import io.voicecrm.testkit.wire.SimulatedRetell;
import io.voicecrm.voice.CallBridge;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.voice.KnowledgeBase;
import io.voicecrm.voice.KnowledgeBases;
import io.voicecrm.voice.KnowledgeSource;
import io.voicecrm.voice.Recording;
import io.voicecrm.voice.Voices;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What else Retell offers beyond single calls, over the simulator; every exchange is held to the provider's description. */
class RetellPortsTest {

    private final WatchedAccount watched = new WatchedAccount();
    private final SimulatedRetell server = watched.server;
    private final Retell provider = watched.provider;
    private final AgentId demo = watched.demo;

    @AfterEach
    void close() {
        watched.close();
    }

    @Test
    void findsVoicesByWhatIsSaidOfThem() {
        Voices voices = provider.voices().orElseThrow();

        assertThat(voices.list(new Voices.Query("british", "Female", null), null)
                        .items())
                .singleElement()
                .satisfies(voice -> {
                    assertThat(voice.id()).isEqualTo("11labs-Amy");
                    assertThat(voice.sample()).isPresent();
                    assertThat(voices.find(voice.id())).contains(voice);
                });
        assertThat(voices.find("nobody")).isEmpty();
    }

    @Test
    void keepsTextsPagesAndFilesThatAgentsQuote() {
        KnowledgeBases knowledge = provider.knowledgeBases().orElseThrow();

        KnowledgeBase made = knowledge.create(
                "Northwind",
                List.of(
                        new KnowledgeSource.Text("Prices", "A panel costs 200."),
                        new KnowledgeSource.Link("Site", URI.create("https://northwind.example/")),
                        new KnowledgeSource.File("terms.pdf", "application/pdf", new byte[] {1, 13, 10, 2})));
        assertThat(made.state()).isEqualTo(KnowledgeBase.State.INDEXING);
        knowledge.add(made.id(), new KnowledgeSource.Text("Hours", "Nine to five."));

        assertThat(knowledge.index(made.id())).isEqualTo(KnowledgeBase.State.READY);
        assertThat(knowledge.find(made.id()).orElseThrow().documents())
                .extracting(KnowledgeBase.Document::title)
                .containsExactly("Prices", "https://northwind.example/", "terms.pdf", "Hours");
        assertThat(knowledge.list(null).items()).extracting(KnowledgeBase::id).containsExactly(made.id());

        knowledge.attach(made.id(), demo);
        knowledge.attach(made.id(), demo);
        assertThat(knowledge.attachedTo(demo)).containsExactly(made.id());
        knowledge.detach(made.id(), demo);
        assertThat(knowledge.attachedTo(demo)).isEmpty();

        knowledge.delete(made.id());
        knowledge.delete(made.id());
        assertThat(knowledge.find(made.id())).isEmpty();
    }

    @Test
    void tellsHowManyLinesAreInUse() {
        place(Fixtures.phone(1));

        assertThat(provider.accountStatus()).hasValueSatisfying(status -> {
            assertThat(status.concurrencyLimit()).isEqualTo(20);
            assertThat(status.callsInProgress()).isBetween(0, 1);
            assertThat(status.burstLimit()).isNull();
        });
    }

    @Test
    void takesOverACallThatOurCarrierHolds() {
        CallBridge.Target target = provider.callBridge()
                .orElseThrow()
                .register(new CallBridge.Leg(
                        demo,
                        Fixtures.phone(1),
                        Fixtures.phone(2),
                        Direction.INBOUND,
                        new CallContext(AgentOverrides.NONE, Map.of("first_name", "Ann")),
                        null));

        assertThat(target)
                .isInstanceOfSatisfying(
                        CallBridge.Target.Sip.class,
                        sip -> assertThat(sip.uri())
                                .isEqualTo(URI.create("sip:" + sip.call().value() + "@sip.retellai.com")));
    }

    @Test
    void opensTheRecordingOfACallThatIsOver() throws IOException {
        ProviderCallRef call = place(Fixtures.phone(1));
        await().until(() -> isOver(call));

        try (Recording recording =
                provider.recordings().orElseThrow().open(call).orElseThrow()) {
            assertThat(recording.mediaType()).isEqualTo("audio/wav");
            assertThat(recording.audio().readNBytes(4)).isEqualTo(new byte[] {'R', 'I', 'F', 'F'});
        }
        assertThat(provider.recordings().orElseThrow().open(new ProviderCallRef(Retell.ID, "call_nobody")))
                .isEmpty();
    }

    @Test
    void endsACallThatGoesOnAndForgetsIt() {
        try (SimulatedRetell slow = SimulatedRetell.builder()
                        .speed(60)
                        .mix(OutcomeMix.always(CallOutcome.ANSWERED))
                        .start();
                Retell account =
                        Retell.builder(slow.apiKey()).baseUrl(slow.url()).build()) {
            ProviderCallRef call =
                    ((CallPlacement.Placed) account.calls().place(request(slow, Fixtures.phone(1)))).call();
            assertThat(account.calls().hangUp(call)).isFalse();

            await().until(() -> account.calls().hangUp(call));

            await().untilAsserted(() -> assertThat(account.calls().replay(call))
                    .filteredOn(CallEvent.Ended.class::isInstance)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            CallEvent.Ended.class,
                            ended -> assertThat(ended.providerReason()).isEqualTo("manual_stopped")));
            assertThat(account.calls().hangUp(call)).isFalse();
            account.calls().erase(call);
            account.calls().erase(call);
            assertThat(account.calls().replay(call)).isEmpty();
        }
    }

    @Test
    void givesAnAgentItsSkillsAndCopiesItWithThem() {
        AgentId original = provider.agents().create(Fixtures.salesAgent());
        provider.agents()
                .equip(
                        original,
                        new AgentSkills(
                                List.of(new WantedFact("rooms", ValueType.INTEGER, "How many rooms they have.")),
                                List.of(new Goal("booked", "They agreed to a visit.")),
                                List.of(
                                        new AgentTool.Webhook(
                                                "find_slot",
                                                "Find a free hour.",
                                                URI.create("https://crm.example/slots"),
                                                List.of(new AgentTool.Parameter(
                                                        "day", ValueType.STRING, "The day.", true)),
                                                Map.of("X-Token", Secret.of("hush"))),
                                        new AgentTool.TransferToNumber(
                                                "to_person", "When they ask for a person.", Fixtures.phone(9)))));

        AgentId copy = provider.agents().copy(original, "Sales of Northwind");

        assertThat(provider.agents().find(copy)).hasValueSatisfying(spec -> {
            assertThat(spec.name()).isEqualTo("Sales of Northwind");
            assertThat(spec.prompt()).isEqualTo(Fixtures.salesAgent().prompt());
        });
        provider.agents().update(copy, Fixtures.salesAgent().withPrompt("Another prompt."));
        assertThat(provider.agents().find(original).orElseThrow().prompt())
                .isEqualTo(Fixtures.salesAgent().prompt());
        assertThatThrownBy(() -> provider.agents().copy(new AgentId(Retell.ID, "agent_nobody"), "x"))
                .satisfies(WatchedAccount::isNotFound);
    }

    private ProviderCallRef place(PhoneNumber to) {
        return ((CallPlacement.Placed) provider.calls().place(request(server, to))).call();
    }

    private CallRequest request(SimulatedRetell at, PhoneNumber to) {
        return new CallRequest(new AttemptId(UUID.randomUUID()), demo, at.phoneNumber(), to, CallContext.empty());
    }

    private boolean isOver(ProviderCallRef call) {
        return provider.calls().replay(call).stream().anyMatch(CallEvent.Ended.class::isInstance);
    }
}
