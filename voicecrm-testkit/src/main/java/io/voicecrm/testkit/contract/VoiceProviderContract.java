package io.voicecrm.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import io.voicecrm.Page;
import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.context.CallContext;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.voice.Agents;
import io.voicecrm.voice.Agents.Listed;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallPlacement.Placed;
import io.voicecrm.voice.CallPlacement.Reason;
import io.voicecrm.voice.CallPlacement.Refused;
import io.voicecrm.voice.CallPlacement.Unknown;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.voice.PhoneNumbers.OwnedNumber;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * What every {@link VoiceProvider} must do. Extend it, answer {@link #open}, and the tests run against your provider and
 * a server that stands in for the real one.
 */
@NullMarked
public abstract class VoiceProviderContract extends OptionalPortsContract {

    private static final PhoneNumber PERSON = Fixtures.phone(1);

    /** A provider, and what its server saw. Calls on that server must end within seconds. */
    public interface Subject extends Opened {

        /** The provider under test. */
        VoiceProvider provider();

        /** An agent that exists at the server. */
        AgentId agent();

        /** A number that the account owns. */
        PhoneNumber callerId();

        /** How often the server dialed a number. */
        int dialsTo(PhoneNumber number);

        /** From now on the server dials, and hangs up on the request without an answer. */
        void dropAnswers();
    }

    @Test
    void placesOneCallPerRequest() {
        CallPlacement placement = place(request(PERSON));

        assertThat(placement).isInstanceOf(Placed.class);
        assertThat(((Placed) placement).call().provider())
                .isEqualTo(subject().provider().id());
        assertThat(subject().dialsTo(PERSON)).isEqualTo(1);
    }

    @Test
    void findsACallByItsAttempt() {
        CallRequest request = request(PERSON);
        ProviderCallRef call = placed(request);

        assertThat(subject().provider().calls().findByAttempt(request.attempt(), longAgo()))
                .contains(call);
    }

    @Test
    void findsNoCallForAnAttemptThatWasNeverPlaced() {
        placed(request(PERSON));

        Optional<ProviderCallRef> found =
                subject().provider().calls().findByAttempt(new AttemptId(UUID.randomUUID()), longAgo());

        assertThat(found).isEmpty();
    }

    @Test
    void replaysTheEndOfACallOnceItHasEnded() {
        CallRequest request = request(PERSON);
        ProviderCallRef call = placed(request);

        List<CallEvent> events = replayUntilEnded(call);

        assertThat(events).allSatisfy(event -> assertThat(event.call()).isEqualTo(call));
        assertThat(events)
                .filteredOn(CallEvent.Ended.class::isInstance)
                .hasSize(1)
                .allSatisfy(event -> assertThat(event.attempt()).isEqualTo(request.attempt()));
    }

    @Test
    void tellsWhichCallsAreOverOrLeavesThatToItsEvents() {
        ProviderCallRef call = placed(request(PERSON));
        ProviderCallRef unknown = new ProviderCallRef(subject().provider().id(), "conv_nobody_knows");
        replayUntilEnded(call);

        assertThat(subject().provider().calls().over(Set.of(call, unknown), longAgo()))
                .isIn(Set.of(), Set.of(call));
    }

    @Test
    void replaysNothingOfACallThatTheProviderDoesNotKnow() {
        ProviderCallRef unknown = new ProviderCallRef(subject().provider().id(), "conv_nobody_knows");

        assertThat(subject().provider().calls().replay(unknown)).isEmpty();
    }

    @Test
    void refusesAnAgentThatDoesNotExist() {
        AgentId nobody = new AgentId(subject().provider().id(), "agent_nobody_knows");

        CallPlacement placement = place(new CallRequest(
                new AttemptId(UUID.randomUUID()), nobody, subject().callerId(), PERSON, CallContext.empty()));

        assertThat(placement)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.AGENT_NOT_FOUND));
        assertThat(subject().dialsTo(PERSON)).isZero();
    }

    @Test
    void refusesACallerIdThatTheAccountDoesNotOwn() {
        CallPlacement placement = place(new CallRequest(
                new AttemptId(UUID.randomUUID()), subject().agent(), Fixtures.phone(77), PERSON, CallContext.empty()));

        assertThat(placement)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.NUMBER_NOT_OWNED));
        assertThat(subject().dialsTo(PERSON)).isZero();
    }

    @Test
    void dialsOnceAndDoesNotKnowWhenTheServerHangsUp() {
        // A first call leaves a connection in the pool: a client that resends does it on pooled connections.
        placed(request(Fixtures.phone(2)));
        subject().dropAnswers();
        CallRequest request = request(PERSON);

        CallPlacement placement = place(request);

        assertThat(placement).isInstanceOf(Unknown.class);
        assertThat(subject().dialsTo(PERSON)).isEqualTo(1);
        assertThat(subject().provider().calls().findByAttempt(request.attempt(), longAgo()))
                .isPresent();
    }

    @Test
    void rejectsAWebhookThatIsNotSigned() {
        byte[] body = "{\"type\":\"post_call_transcription\"}".getBytes(StandardCharsets.UTF_8);
        WebhookRequest unsigned = WebhookRequest.of(Map.of(), body, Instant.EPOCH);

        assertThatThrownBy(() -> subject().provider().webhookVerifier().verify(unsigned))
                .isInstanceOf(WebhookRejectedException.class);
    }

    @Test
    void createsAnAgentThatCanBeFoundListedChangedAndDeleted() {
        Agents agents = subject().provider().agents();
        AgentSpec spec = Fixtures.salesAgent();

        AgentId id = agents.create(spec);
        assertThat(agents.find(id)).hasValueSatisfying(found -> {
            assertThat(found.name()).isEqualTo(spec.name());
            assertThat(found.prompt()).isEqualTo(spec.prompt());
            assertThat(found.firstMessage()).isEqualTo(spec.firstMessage());
        });
        assertThat(allAgents()).extracting(Listed::id).contains(id, subject().agent());

        agents.update(id, spec.withFirstMessage("Good morning."));
        assertThat(agents.find(id)).hasValueSatisfying(found -> {
            assertThat(found.firstMessage()).isEqualTo("Good morning.");
            assertThat(found.prompt()).isEqualTo(spec.prompt());
        });

        agents.delete(id);
        agents.delete(id);
        assertThat(agents.find(id)).isEmpty();
    }

    @Test
    void listsTheNumbersOfTheAccount() {
        assertThat(subject().provider().phoneNumbers().list())
                .extracting(OwnedNumber::number)
                .contains(subject().callerId());
    }

    private CallPlacement place(CallRequest request) {
        return subject().provider().calls().place(request);
    }

    @Override
    final ProviderCallRef placed(CallRequest request) {
        CallPlacement placement = place(request);
        return placement instanceof Placed placed ? placed.call() : fail("not placed: " + placement);
    }

    @Override
    final CallRequest request(PhoneNumber to) {
        AttemptId attempt = new AttemptId(UUID.randomUUID());
        return new CallRequest(attempt, subject().agent(), subject().callerId(), to, CallContext.empty());
    }

    private List<Listed> allAgents() {
        List<Listed> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<Listed> page = subject().provider().agents().list(cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    @Override
    final List<CallEvent> replayUntilEnded(ProviderCallRef call) {
        return until(
                () -> subject().provider().calls().replay(call),
                events -> events.stream().anyMatch(CallEvent.Ended.class::isInstance));
    }
}
