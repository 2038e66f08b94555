package io.voicecrm.retell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.Direction;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.context.CallContext;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.wire.SimulatedRetell;
import io.voicecrm.voice.InboundAnswer;
import io.voicecrm.voice.InboundCall;
import io.voicecrm.voice.InboundCalls;
import io.voicecrm.webhook.WebhookRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody calls, the provider asks, we answer, and the agent says what it was told. */
class InboundRoundTripTest {

    private static final PhoneNumber CALLER = Fixtures.phone(7);

    private final SimulatedRetell server =
            SimulatedRetell.builder().speed(2_000).start();
    private final Retell provider =
            Retell.builder(server.apiKey()).baseUrl(server.url()).build();
    private final InboundCalls calls = provider.inboundCalls().orElseThrow();
    private final MockWebServer door = new MockWebServer();
    private final AtomicInteger questions = new AtomicInteger();
    private int failures;
    private Function<InboundCall, InboundAnswer> crm = call -> new InboundAnswer.Connect(CallContext.empty());

    @BeforeEach
    void open() throws IOException {
        door.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (questions.getAndIncrement() < failures) {
                    return new MockResponse.Builder().code(500).build();
                }
                InboundCall call = calls.read(WebhookRequest.of(
                        request.getHeaders().toMultimap(),
                        Objects.requireNonNull(request.getBody()).toByteArray(),
                        Instant.now()));
                return new MockResponse.Builder()
                        .body(calls.answer(call, crm.apply(call)))
                        .build();
            }
        });
        door.start();
        AgentId agent = provider.agents().create(Fixtures.salesAgent());
        provider.phoneNumbers().assign(server.phoneNumber(), agent, Set.of(Direction.INBOUND));
        provider.askAboutCallsTo(server.phoneNumber(), door.url("/inbound").uri());
    }

    @AfterEach
    void close() {
        provider.close();
        server.close();
        door.close();
    }

    @Test
    void greetsTheCallerByWhatTheCrmKnows() {
        AttemptId attempt = new AttemptId(UUID.randomUUID());
        crm = call -> new InboundAnswer.Connect(
                new CallContext(
                        new AgentOverrides(null, null, "Welcome back, caller " + call.from() + ".", null), Map.of()),
                attempt,
                null);

        ProviderCallRef call = new ProviderCallRef(
                Retell.ID, server.receiveCall(CALLER, server.phoneNumber()).orElseThrow());

        await().until(() -> everythingOf(call).stream().anyMatch(CallEvent.Analyzed.class::isInstance));
        List<CallEvent> events = everythingOf(call);
        assertThat(events).allSatisfy(event -> assertThat(event.attempt()).isEqualTo(attempt));
        CallEvent.Started started = (CallEvent.Started) events.get(0);
        assertThat(started.direction()).isEqualTo(Direction.INBOUND);
        assertThat(started.from()).isEqualTo(CALLER);
        assertThat(events)
                .filteredOn(CallEvent.Analyzed.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        CallEvent.Analyzed.class,
                        analyzed -> assertThat(analyzed.transcript().asText()).contains("Welcome back, caller"));
    }

    @Test
    void turnsACallerAway() {
        crm = call -> new InboundAnswer.Reject();

        assertThat(server.receiveCall(CALLER, server.phoneNumber())).isEqualTo(Optional.empty());
    }

    @Test
    void isAskedAgainAfterAFailureAndAnswersWithTheAgentOfTheNumberAtLast() {
        failures = 2;
        assertThat(server.receiveCall(CALLER, server.phoneNumber())).isPresent();
        assertThat(questions).hasValue(3);

        failures = Integer.MAX_VALUE;
        assertThat(server.receiveCall(CALLER, server.phoneNumber())).isPresent();
    }

    private List<CallEvent> everythingOf(ProviderCallRef call) {
        return provider.calls().replay(call);
    }
}
