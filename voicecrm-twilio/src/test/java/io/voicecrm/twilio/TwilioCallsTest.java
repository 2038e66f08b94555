package io.voicecrm.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicecrm.PhoneNumber;
import io.voicecrm.Secret;
import io.voicecrm.TenantId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentType;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.CallOutcome;
import io.voicecrm.call.Direction;
import io.voicecrm.context.CallContext;
import io.voicecrm.elevenlabs.ElevenLabs;
import io.voicecrm.memory.InMemoryStores;
import io.voicecrm.number.CarrierLine;
import io.voicecrm.number.CarrierNumber;
import io.voicecrm.number.NumberChange.Done;
import io.voicecrm.number.NumberNetwork;
import io.voicecrm.number.NumberPlace;
import io.voicecrm.number.NumberPool;
import io.voicecrm.number.NumberRoutes;
import io.voicecrm.number.NumberState;
import io.voicecrm.number.Purchase.Bought;
import io.voicecrm.retell.Retell;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.SimulatedElevenLabs;
import io.voicecrm.testkit.wire.SimulatedRetell;
import io.voicecrm.testkit.wire.SimulatedTwilio;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.CallEventHandler;
import io.voicecrm.webhook.WebhookIntake;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People call a number that was bought at Twilio: the agent answers, wherever it lives; and what is missed is told. */
class TwilioCallsTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final PhoneNumber OURS = PhoneNumber.of("+12125550100");
    private static final PhoneNumber PERSON = Fixtures.phone(1);
    private static final Clock CLOCK = Clock.systemUTC();

    private final SimulatedTwilio carrier = SimulatedTwilio.start();
    private final SimulatedElevenLabs elevenLabsServer = SimulatedElevenLabs.start();
    private final SimulatedRetell retellServer = SimulatedRetell.start();
    private final Receiver receiver = new Receiver();
    private final Twilio twilio = Twilio.builder(carrier.accountSid(), Secret.of(carrier.authToken()))
            .baseUrl(carrier.url())
            .webhooks(receiver.url())
            .answersCalls(true)
            .build();
    private final VoiceProvider elevenLabs = ElevenLabs.builder(elevenLabsServer.apiKey())
            .baseUrl(elevenLabsServer.url())
            .build();
    private final VoiceProvider retell =
            Retell.builder(retellServer.apiKey()).baseUrl(retellServer.url()).build();
    private final InMemoryStores stores = new InMemoryStores();
    private final NumberPool pool = new NumberPool(
            stores.numbers().pool(),
            stores.agents(),
            NumberNetwork.of(List.of(twilio.carrier()), List.of(elevenLabs, retell), twilio.routes()),
            CLOCK);
    private final List<CallEvent> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        TwilioInboundCalls calls =
                twilio.inboundCalls(pool::find, List.of(elevenLabs, retell), caller -> CallContext.empty());
        receiver.on("/webhooks/twilio/voice", (request, query) -> calls.answer(request));
        WebhookIntake intake = new WebhookIntake(
                List.of(twilio.callStatus()),
                stores.inbox(),
                told -> {
                    events.addAll(told);
                    return CallEventHandler.Result.HANDLED;
                },
                CLOCK);
        receiver.on("/webhooks/twilio", (request, query) -> {
            intake.accept(Twilio.ID, request);
            intake.drain(10);
            return "";
        });
        CarrierNumber number = ((Bought) twilio.carrier().buy(OURS, "test")).number();
        pool.add(number, new CarrierLine(Twilio.ID, number.account(), number.id()), new NumberPlace("US", null, null));
    }

    @AfterEach
    void close() {
        elevenLabs.close();
        retell.close();
        carrier.close();
        elevenLabsServer.close();
        retellServer.close();
        receiver.close();
    }

    @Test
    void connectsACallerToAnAgentAtElevenLabs() {
        assign(new AgentId(ElevenLabs.ID, elevenLabsServer.agentId()));

        Optional<String> answer = carrier.callIn(PERSON, OURS);

        assertThat(answer).isPresent();
        assertThat(answer.get()).contains("<Response", "<Stream");
        assertThat(receiver.refused()).isZero();
    }

    @Test
    void connectsACallerToAnAgentAtRetell() {
        assign(new AgentId(Retell.ID, retellServer.agentId()));

        Optional<String> answer = carrier.callIn(PERSON, OURS);

        assertThat(answer).isPresent();
        assertThat(answer.get()).contains("<Dial", "<Sip>sip:", "@sip.retellai.com");
    }

    @Test
    void saysSorryWhereTheAgentCannotBeReached() {
        assign(new AgentId(ElevenLabs.ID, elevenLabsServer.agentId()));
        elevenLabsServer.close();

        Optional<String> answer = carrier.callIn(PERSON, OURS);

        assertThat(answer).isPresent();
        assertThat(answer.get()).contains("<Say>").doesNotContain("<Stream");
    }

    @Test
    void turnsACallAwayToANumberThatNobodyHas() {
        assign(new AgentId(ElevenLabs.ID, elevenLabsServer.agentId()));
        pool.unassign(OURS);

        assertThat(carrier.callIn(PERSON, OURS).orElse("")).contains("<Reject");
    }

    @Test
    void trustsNobodyElse() {
        assign(new AgentId(ElevenLabs.ID, elevenLabsServer.agentId()));
        Twilio impostor = Twilio.builder(carrier.accountSid(), Secret.of("another token"))
                .webhooks(receiver.url())
                .build();
        TwilioInboundCalls calls =
                impostor.inboundCalls(pool::find, List.of(elevenLabs), caller -> CallContext.empty());
        receiver.on("/webhooks/twilio/voice/strict", (request, query) -> calls.answer(request));

        assertThat(impostor.callStatus().provider()).isEqualTo(Twilio.ID);
        CarrierLine line = pool.find(OURS).orElseThrow().line();
        twilio.carrier().route(line, new NumberRoutes(URI.create(receiver.url() + "/voice/strict"), null, null));
        assertThat(carrier.callIn(PERSON, OURS)).isEmpty();
        assertThat(receiver.refused()).isEqualTo(1);
    }

    @Test
    void tellsOfACallThatNobodyAnswered() {
        assign(new AgentId(ElevenLabs.ID, elevenLabsServer.agentId()));

        boolean taken = carrier.missedCallIn(PERSON, OURS);

        assertThat(taken).isTrue();
        assertThat(events).hasSize(2);
        CallEvent.Started started = (CallEvent.Started) events.get(0);
        assertThat(started.direction()).isEqualTo(Direction.INBOUND);
        assertThat(started.from()).isEqualTo(PERSON);
        assertThat(stores.owners().ownerOf(started).orElseThrow().tenant()).isEqualTo(ACME);
        assertThat(((CallEvent.Ended) events.get(1)).outcome()).isEqualTo(CallOutcome.NO_ANSWER);
    }

    private void assign(AgentId agent) {
        stores.agents().save(new Agent(agent, null, AgentType.SUPPORT, AgentSpec.named("A"), true, CLOCK.instant()));

        Object change = pool.assign(ACME, OURS, agent);

        assertThat(change).isInstanceOf(Done.class);
        assertThat(((Done) change).number().state()).isEqualTo(NumberState.ASSIGNED);
    }
}
