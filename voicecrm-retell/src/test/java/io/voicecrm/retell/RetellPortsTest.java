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
import io.voicecrm.testkit.openapi.Deviation;
import io.voicecrm.testkit.openapi.OpenApiDocument;
import io.voicecrm.testkit.simulator.OutcomeMix;
import io.voicecrm.testkit.wire.Exchange;
import io.voicecrm.testkit.wire.SimulatedRetell;
import io.voicecrm.voice.BatchId;
import io.voicecrm.voice.BatchRequest;
import io.voicecrm.voice.BatchSubmission;
import io.voicecrm.voice.CallBridge;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.voice.KnowledgeBase;
import io.voicecrm.voice.KnowledgeBases;
import io.voicecrm.voice.KnowledgeSource;
import io.voicecrm.voice.NumberImport;
import io.voicecrm.voice.PhoneNumbers;
import io.voicecrm.voice.PhoneNumbers.OwnedNumber;
import io.voicecrm.voice.Recording;
import io.voicecrm.voice.VoiceProviderException;
import io.voicecrm.voice.VoiceProviderException.Kind;
import io.voicecrm.voice.Voices;
import java.io.IOException;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Retell offers beyond single calls, over the simulator; every exchange is held to the provider's description. */
class RetellPortsTest {

    private static final Set<Direction> BOTH = EnumSet.allOf(Direction.class);

    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();
    private final SimulatedRetell server = SimulatedRetell.builder()
            .speed(2_000)
            .mix(OutcomeMix.always(CallOutcome.ANSWERED))
            .concurrencyLimit(20)
            .watch(exchanges::add)
            .start();
    private final Retell provider =
            Retell.builder(server.apiKey()).baseUrl(server.url()).build();
    private final AgentId demo = new AgentId(Retell.ID, server.agentId());

    @AfterEach
    void close() {
        provider.close();
        server.close();
        OpenApiDocument.find("retell.openapi.json")
                .ifPresent(document -> assertThat(exchanges.stream()
                                .flatMap(exchange -> document.check(exchange).stream())
                                .filter(deviation -> !KnownDeviations.isKnown(deviation))
                                .map(Deviation::toString)
                                .distinct())
                        .isEmpty());
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
    void takesANumberInBindsItBothWaysAndLetsItGo() {
        PhoneNumbers numbers = provider.phoneNumbers();
        PhoneNumber number = Fixtures.phone(5);
        NumberImport trunk = new NumberImport.SipTrunk(
                number,
                "Sales",
                "northwind.pstn.example",
                NumberImport.Transport.TLS,
                new NumberImport.Login("northwind", Secret.of("hush")));

        OwnedNumber imported = numbers.importNumber(trunk);
        assertThat(numbers.importNumber(trunk)).isEqualTo(imported);
        numbers.assign(number, demo, BOTH);
        assertThat(owned(number).agent()).isEqualTo(demo);
        assertThat(owned(number).outboundAgent()).isEqualTo(demo);
        numbers.detach(number, Set.of(Direction.INBOUND));
        assertThat(owned(number).agent()).isNull();
        assertThat(owned(number).outboundAgent()).isEqualTo(demo);

        numbers.remove(number);
        numbers.remove(number);
        assertThat(numbers.list()).extracting(OwnedNumber::number).doesNotContain(number);
        assertThatThrownBy(() -> numbers.assign(number, demo, BOTH)).satisfies(RetellPortsTest::isNotFound);
    }

    @Test
    void buysANumberOfAnAreaAndNeverTheSameTwice() {
        OwnedNumber bought = provider.buyNumber(NumberWish.in(415, "Front desk"));

        assertThat(bought.number().e164()).startsWith("+1415");
        assertThat(provider.phoneNumbers().list()).contains(bought);
        assertThat(provider.buyNumber(NumberWish.in(415, "Back office"))).isNotEqualTo(bought);
        assertThatThrownBy(() -> provider.buyNumber(new NumberWish("US", null, bought.number(), false, "")))
                .isInstanceOfSatisfying(
                        VoiceProviderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.INVALID_REQUEST));
        assertThatThrownBy(() -> NumberWish.in(99, "")).hasMessageContaining("99; expected 200 to 999");
    }

    @Test
    void saysThatItDoesNotTakeSomebodysTwilioAccount() {
        NumberImport twilio = new NumberImport.Twilio(
                Fixtures.phone(5), "Sales", "AC00000000000000000000000000000000", Secret.of("token"));

        assertThatThrownBy(() -> provider.phoneNumbers().importNumber(twilio))
                .satisfies(RetellPortsTest::isNotSupported);
        assertThat(exchanges).isEmpty();
    }

    @Test
    void callsEverybodyOfABatchOnceAndFindsEachByItsAttempt() {
        List<BatchRequest.Call> people = IntStream.range(0, 30)
                .mapToObj(n ->
                        new BatchRequest.Call(new AttemptId(UUID.randomUUID()), Fixtures.phone(n), CallContext.empty()))
                .toList();

        BatchSubmission submission = provider.batches()
                .orElseThrow()
                .submit(new BatchRequest(
                        "Spring", demo, server.phoneNumber(), people, Instant.EPOCH.plusSeconds(1), allDay()));

        assertThat(submission).isInstanceOf(BatchSubmission.Submitted.class);
        await().until(() -> server.journal().dials() == people.size());
        assertThat(server.journal().phonesRungTwice()).isEmpty();
        assertThat(server.journal().mostLiveCalls()).isLessThanOrEqualTo(20);
        assertThat(people)
                .allSatisfy(person -> assertThat(provider.calls().findByAttempt(person.attempt(), Instant.EPOCH))
                        .isPresent());
    }

    @Test
    void ringsNobodyOfABatchBeforeItsTimeOrOutsideOfItsHours() {
        BatchRequest.Call person =
                new BatchRequest.Call(new AttemptId(UUID.randomUUID()), Fixtures.phone(1), CallContext.empty());
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        LocalTime inTwoHours = LocalTime.now(ZoneOffset.UTC).plusHours(2);
        BatchRequest.Windows closed = new BatchRequest.Windows(
                List.of(
                        inTwoHours.getHour() < 22
                                ? new BatchRequest.Window(inTwoHours, inTwoHours.plusHours(1))
                                : new BatchRequest.Window(LocalTime.of(10, 0), LocalTime.of(11, 0))),
                EnumSet.allOf(DayOfWeek.class),
                ZoneOffset.UTC);

        submit(new BatchRequest("Later", demo, server.phoneNumber(), List.of(person), tomorrow, null));
        submit(new BatchRequest("Closed", demo, server.phoneNumber(), List.of(person), null, closed));
        submit(BatchRequest.now("Now", demo, server.phoneNumber(), List.of(person)));

        await().until(() -> server.journal().dials() > 0);
        assertThat(server.journal().dials()).isEqualTo(1);
    }

    @Test
    void refusesABatchOfAnAgentThatDoesNotExist() {
        BatchSubmission submission = provider.batches()
                .orElseThrow()
                .submit(BatchRequest.now(
                        "Spring",
                        new AgentId(Retell.ID, "agent_nobody"),
                        server.phoneNumber(),
                        List.of(new BatchRequest.Call(
                                new AttemptId(UUID.randomUUID()), Fixtures.phone(1), CallContext.empty()))));

        assertThat(submission)
                .isInstanceOfSatisfying(
                        BatchSubmission.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(CallPlacement.Reason.AGENT_NOT_FOUND));
    }

    @Test
    void saysThatABatchWasToBeCalledFromSomebodyElsesNumber() {
        BatchSubmission submission = provider.batches()
                .orElseThrow()
                .submit(BatchRequest.now(
                        "Spring",
                        demo,
                        Fixtures.phone(77),
                        List.of(new BatchRequest.Call(
                                new AttemptId(UUID.randomUUID()), Fixtures.phone(1), CallContext.empty()))));

        assertThat(submission)
                .isInstanceOfSatisfying(
                        BatchSubmission.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(CallPlacement.Reason.NUMBER_NOT_OWNED));
    }

    @Test
    void saysThatABatchCannotBeAskedForStoppedOrRepeated() {
        BatchId batch = new BatchId(Retell.ID, "batch_call_1");

        assertThatThrownBy(() -> provider.batches().orElseThrow().find(batch))
                .satisfies(RetellPortsTest::isNotSupported);
        assertThatThrownBy(() -> provider.batches().orElseThrow().cancel(batch))
                .satisfies(RetellPortsTest::isNotSupported);
        assertThatThrownBy(() -> provider.batches().orElseThrow().retry(batch))
                .satisfies(RetellPortsTest::isNotSupported);
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
                .satisfies(RetellPortsTest::isNotFound);
    }

    private void submit(BatchRequest request) {
        assertThat(provider.batches().orElseThrow().submit(request)).isInstanceOf(BatchSubmission.Submitted.class);
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

    private OwnedNumber owned(PhoneNumber number) {
        return provider.phoneNumbers().list().stream()
                .filter(owned -> owned.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static BatchRequest.Windows allDay() {
        return new BatchRequest.Windows(
                List.of(new BatchRequest.Window(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)),
                EnumSet.allOf(DayOfWeek.class),
                ZoneOffset.UTC);
    }

    private static void isNotFound(Throwable thrown) {
        assertThat(((VoiceProviderException) thrown).kind()).isEqualTo(Kind.NOT_FOUND);
    }

    private static void isNotSupported(Throwable thrown) {
        assertThat(((VoiceProviderException) thrown).kind()).isEqualTo(Kind.NOT_SUPPORTED);
    }
}
