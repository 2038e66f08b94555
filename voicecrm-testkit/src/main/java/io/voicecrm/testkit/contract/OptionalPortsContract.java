package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import io.voicecrm.call.Direction;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.context.CallContext;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.voice.CallBridge;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.InboundAnswer;
import io.voicecrm.voice.InboundCall;
import io.voicecrm.voice.InboundCalls;
import io.voicecrm.voice.KnowledgeBase;
import io.voicecrm.voice.KnowledgeBases;
import io.voicecrm.voice.KnowledgeSource;
import io.voicecrm.voice.NumberImport;
import io.voicecrm.voice.PhoneNumbers;
import io.voicecrm.voice.PhoneNumbers.OwnedNumber;
import io.voicecrm.voice.Recording;
import io.voicecrm.voice.Voice;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.Voices;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * What a {@link VoiceProvider} must do with the capabilities that it names, and how it must refuse the others. Part of
 * {@link VoiceProviderContract}; not extended by itself.
 */
@NullMarked
abstract class OptionalPortsContract extends BatchPortContract {

    private static final PhoneNumber OTHER_LINE = Fixtures.phone(91);

    @Test
    void hasThePortsThatItsCapabilitiesName() {
        VoiceProvider provider = provider();

        assertThat(provider.batches().isPresent()).isEqualTo(offers(Capability.BATCH_CALLS));
        assertThat(provider.knowledgeBases().isPresent()).isEqualTo(offers(Capability.KNOWLEDGE));
        assertThat(provider.voices().isPresent()).isEqualTo(offers(Capability.VOICES));
        assertThat(provider.recordings().isPresent()).isEqualTo(offers(Capability.RECORDINGS));
        assertThat(provider.inboundCalls().isPresent()).isEqualTo(offers(Capability.INBOUND_PERSONALISATION));
        assertThat(provider.callBridge().isPresent()).isEqualTo(offers(Capability.CALL_BRIDGE));
        assertThat(provider.accountStatus().isPresent()).isEqualTo(offers(Capability.ACCOUNT_STATUS));
    }

    @Test
    void keepsKnowledgeThatAgentsMayQuote() {
        KnowledgeBases bases = port(Capability.KNOWLEDGE, provider().knowledgeBases());
        AgentId agent = provider().agents().create(Fixtures.salesAgent());

        KnowledgeBase made = bases.create(
                "Price list",
                List.of(
                        new KnowledgeSource.Text("Prices", "A panel costs 100. ".repeat(60)),
                        new KnowledgeSource.Link("Shop", URI.create("https://shop.example/prices")),
                        new KnowledgeSource.File(
                                "terms.txt", "text/plain", "Thirty days.".getBytes(StandardCharsets.UTF_8))));
        assertThat(until(() -> bases.index(made.id()), state -> state != KnowledgeBase.State.INDEXING))
                .isEqualTo(KnowledgeBase.State.READY);
        assertThat(bases.find(made.id())).hasValueSatisfying(found -> {
            assertThat(found.name()).isEqualTo("Price list");
            assertThat(found.documents()).hasSize(3);
        });
        assertThat(bases.list(null).items()).extracting(KnowledgeBase::id).contains(made.id());
        bases.add(made.id(), new KnowledgeSource.Text("Opening hours", "Nine to five."));
        until(() -> bases.find(made.id()).orElseThrow().documents().size(), documents -> documents == 4);

        bases.attach(made.id(), agent);
        bases.attach(made.id(), agent);
        assertThat(bases.attachedTo(agent)).containsExactly(made.id());
        bases.detach(made.id(), agent);
        bases.detach(made.id(), agent);
        assertThat(bases.attachedTo(agent)).isEmpty();

        bases.delete(made.id());
        bases.delete(made.id());
        assertThat(bases.find(made.id())).isEmpty();
    }

    @Test
    void listsVoicesThatCanBeHeard() {
        Voices voices = port(Capability.VOICES, provider().voices());

        List<Voice> all = voices.list(Voices.Query.ALL, null).items();

        assertThat(all).isNotEmpty().allSatisfy(voice -> {
            assertThat(voice.name()).isNotBlank();
            assertThat(voices.find(voice.id())).contains(voice);
        });
        assertThat(all).anySatisfy(voice -> assertThat(voice.sample()).isPresent());
        assertThat(voices.find("voice_nobody_knows")).isEmpty();
        assertThat(voices.list(new Voices.Query(null, "female", null), null).items())
                .isNotEmpty()
                .allSatisfy(voice -> assertThat(voice.gender()).isEqualTo("female"));
    }

    @Test
    void importsANumberOnceOrRefusesTo() {
        PhoneNumbers numbers = provider().phoneNumbers();
        NumberImport fromTwilio =
                new NumberImport.Twilio(OTHER_LINE, "Second line", "AC" + "0".repeat(32), Secret.of("token"));
        NumberImport fromTrunk = new NumberImport.SipTrunk(
                OTHER_LINE,
                "Second line",
                "trunk.example",
                NumberImport.Transport.TLS,
                new NumberImport.Login("us", Secret.of("password")));

        imports(numbers, Capability.NUMBER_IMPORT_TWILIO, fromTwilio);
        imports(numbers, Capability.NUMBER_IMPORT_SIP, fromTrunk);
    }

    private void imports(PhoneNumbers numbers, Capability capability, NumberImport number) {
        if (!offers(capability)) {
            refuses(() -> numbers.importNumber(number));
            return;
        }
        OwnedNumber first = numbers.importNumber(number);
        OwnedNumber second = numbers.importNumber(number);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(numbers.list()).extracting(OwnedNumber::number).containsOnlyOnce(OTHER_LINE);

        CallRequest call = new CallRequest(
                new AttemptId(UUID.randomUUID()),
                subject().agent(),
                OTHER_LINE,
                Fixtures.phone(18),
                CallContext.empty());
        placed(call);

        numbers.remove(OTHER_LINE);
        numbers.remove(OTHER_LINE);
        assertThat(numbers.list()).extracting(OwnedNumber::number).doesNotContain(OTHER_LINE);
    }

    @Test
    void bindsANumberToAnAgentOrRefusesTo() {
        PhoneNumbers numbers = provider().phoneNumbers();
        Set<Direction> both = Set.of(Direction.INBOUND, Direction.OUTBOUND);

        if (!offers(Capability.NUMBER_ASSIGNMENT)) {
            refuses(() -> numbers.assign(subject().callerId(), subject().agent(), both));
            refuses(() -> numbers.detach(subject().callerId(), both));
            refuses(() -> numbers.remove(subject().callerId()));
            return;
        }
        AgentId agent = provider().agents().create(Fixtures.salesAgent());
        numbers.assign(subject().callerId(), agent, both);
        assertThat(owned(numbers).agent()).isEqualTo(agent);
        numbers.detach(subject().callerId(), both);
        numbers.detach(subject().callerId(), both);
        assertThat(owned(numbers).agent()).isNull();
        assertThatThrownBy(() -> numbers.assign(Fixtures.phone(77), agent, both))
                .isInstanceOfSatisfying(
                        VoiceProviderException.class,
                        e -> assertThat(e.kind()).isEqualTo(VoiceProviderException.Kind.NOT_FOUND));
    }

    @Test
    void copiesATemplateIntoAnAgentOfItsOwnOrRefusesTo() {
        if (!offers(Capability.AGENT_COPY)) {
            refuses(() -> provider().agents().copy(subject().agent(), "Copy"));
            return;
        }
        AgentId template = provider().agents().create(Fixtures.salesAgent());

        AgentId copy = provider().agents().copy(template, "Acme's own");
        provider().agents().update(template, Fixtures.salesAgent().withFirstMessage("Changed later."));

        assertThat(copy).isNotEqualTo(template);
        assertThat(provider().agents().find(copy)).hasValueSatisfying(found -> {
            assertThat(found.name()).isEqualTo("Acme's own");
            assertThat(found.prompt()).isEqualTo(Fixtures.salesAgent().prompt());
            assertThat(found.firstMessage()).isEqualTo(Fixtures.salesAgent().firstMessage());
        });
        assertThatThrownBy(() -> provider().agents().copy(nobody(), "Copy"))
                .isInstanceOfSatisfying(
                        VoiceProviderException.class,
                        e -> assertThat(e.kind()).isEqualTo(VoiceProviderException.Kind.NOT_FOUND));
    }

    @Test
    void givesAnAgentItsSkillsAsOftenAsAskedOrRefusesTo() {
        AgentSkills skills = new AgentSkills(
                List.of(new WantedFact("roof_area", ValueType.NUMBER, "The area of the roof in square metres.")),
                List.of(new Goal("booked", "The person agreed to a visit.")),
                List.of(
                        new AgentTool.Webhook(
                                "book_visit",
                                "Books a visit.",
                                URI.create("https://crm.example/visits"),
                                List.of(new AgentTool.Parameter("day", ValueType.STRING, "An ISO date.", true)),
                                Map.of("X-Key", Secret.of("ours"))),
                        new AgentTool.TransferToNumber(
                                "to_sales", "The person wants to speak to sales.", Fixtures.phone(80))));
        if (!offers(Capability.AGENT_SKILLS)) {
            refuses(() -> provider().agents().equip(subject().agent(), skills));
            return;
        }
        AgentId agent = provider().agents().create(Fixtures.salesAgent());

        provider().agents().equip(agent, skills);
        provider().agents().equip(agent, skills);
        provider().agents().equip(agent, AgentSkills.NONE);

        // Skills are beside what an agent is: that stays as it was.
        assertThat(provider().agents().find(agent))
                .hasValueSatisfying(found -> assertThat(found.prompt())
                        .isEqualTo(Fixtures.salesAgent().prompt()));
        assertThatThrownBy(() -> provider().agents().equip(nobody(), skills))
                .isInstanceOfSatisfying(
                        VoiceProviderException.class,
                        e -> assertThat(e.kind()).isEqualTo(VoiceProviderException.Kind.NOT_FOUND));
    }

    @Test
    void recordsWhatWasSaid() throws IOException {
        assumeTrue(offers(Capability.RECORDINGS), "keeps no recordings");
        ProviderCallRef call = answeredCall();

        try (Recording recording =
                provider().recordings().orElseThrow().open(call).orElseThrow()) {
            assertThat(recording.mediaType()).startsWith("audio/");
            assertThat(recording.audio().readAllBytes()).isNotEmpty();
        }
        ProviderCallRef unknown = new ProviderCallRef(provider().id(), "call_nobody_knows");
        assertThat(provider().recordings().orElseThrow().open(unknown)).isEmpty();
    }

    @Test
    void tellsWhereTheAgentWaitsForACallThatTheCarrierHolds() {
        CallBridge bridge = port(Capability.CALL_BRIDGE, provider().callBridge());

        CallBridge.Target target = bridge.register(new CallBridge.Leg(
                subject().agent(),
                Fixtures.phone(19),
                subject().callerId(),
                Direction.INBOUND,
                CallContext.empty(),
                new AttemptId(UUID.randomUUID())));

        if (target instanceof CallBridge.Target.Twiml twiml) {
            assertThat(twiml.document()).contains("<Response");
        } else {
            assertThat(((CallBridge.Target.Sip) target).uri().getScheme()).isEqualTo("sip");
        }
    }

    @Test
    void answersWhoeverCallsAsFarAsItCan() {
        InboundCalls inbound =
                port(Capability.INBOUND_PERSONALISATION, provider().inboundCalls());
        InboundCall call =
                new InboundCall(subject().agent(), Fixtures.phone(61), subject().callerId(), null);
        InboundAnswer another = new InboundAnswer.Connect(CallContext.empty(), null, nobody());

        assertThat(inbound.answer(call, new InboundAnswer.Connect(CallContext.empty())))
                .startsWith("{");
        answers(Capability.INBOUND_AGENT_CHOICE, () -> inbound.answer(call, another));
        answers(Capability.INBOUND_REJECTION, () -> inbound.answer(call, new InboundAnswer.Reject()));
    }

    private void answers(Capability capability, Supplier<String> answer) {
        if (offers(capability)) {
            assertThat(answer.get()).startsWith("{");
        } else {
            refuses(answer::get);
        }
    }

    @Test
    void tellsWhatACallCostOrNothingOfCosts() {
        ProviderCallRef call = answeredCall();

        assertThat(provider().calls().replay(call).stream().anyMatch(CallEvent.Priced.class::isInstance))
                .isEqualTo(offers(Capability.COST_REPORTING));
    }

    @Test
    void tellsHowTheAccountStands() {
        assumeTrue(offers(Capability.ACCOUNT_STATUS), "does not tell");

        assertThat(provider().accountStatus())
                .hasValueSatisfying(
                        status -> assertThat(status.callsInProgress()).isNotNegative());
    }

    @Test
    void forgetsACallOrRefusesTo() {
        ProviderCallRef call = placed(request(Fixtures.phone(20)));
        replayUntilEnded(call);

        if (!offers(Capability.CALL_ERASURE)) {
            refuses(() -> provider().calls().erase(call));
            return;
        }
        provider().calls().erase(call);
        provider().calls().erase(call);

        assertThat(provider().calls().replay(call)).isEmpty();
    }

    @Test
    void endsACallOrRefusesTo() {
        ProviderCallRef call = new ProviderCallRef(provider().id(), "call_nobody_knows");

        if (offers(Capability.HANG_UP)) {
            assertThat(provider().calls().hangUp(call)).isFalse();
        } else {
            refuses(() -> provider().calls().hangUp(call));
        }
    }

    /** Nobody knows who picks up: as many are called as it takes. */
    private ProviderCallRef answeredCall() {
        for (int person = 21; person < 60; person++) {
            ProviderCallRef call = placed(request(Fixtures.phone(person)));
            for (CallEvent event : replayUntilEnded(call)) {
                if (event instanceof CallEvent.Analyzed analyzed
                        && !analyzed.transcript().turns().isEmpty()) {
                    return call;
                }
            }
        }
        return fail("nobody picked up");
    }

    private OwnedNumber owned(PhoneNumbers numbers) {
        return numbers.list().stream()
                .filter(number -> number.number().equals(subject().callerId()))
                .findFirst()
                .orElseThrow();
    }

    private AgentId nobody() {
        return new AgentId(provider().id(), "agent_nobody_knows");
    }
}
