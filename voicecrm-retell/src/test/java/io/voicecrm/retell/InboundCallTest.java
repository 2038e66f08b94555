package io.voicecrm.retell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.context.CallContext;
import io.voicecrm.testkit.Fixtures;
import io.voicecrm.testkit.SignedWebhooks;
import io.voicecrm.testkit.wire.SimulatedRetell;
import io.voicecrm.voice.InboundAnswer;
import io.voicecrm.voice.InboundCall;
import io.voicecrm.voice.InboundCalls;
import io.voicecrm.webhook.MalformedWebhookException;
import io.voicecrm.webhook.WebhookRejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboundCallTest {

    private static final String KEY = "key_0123456789abcdef";
    private static final Instant NOW = Instant.ofEpochMilli(1_780_012_672_105L);
    private static final String RINGING = """
            {"event":"call_inbound","event_timestamp":1780012672105,"call_inbound":{"agent_id":"agent_1",
            "agent_version":1,"from_number":"+12025550101","to_number":"+12025550199"}}""";

    private static final CallContext CONTEXT = new CallContext(
            new AgentOverrides("en-GB", null, "Hello Ann.", "You speak to Ann."), Map.of("first_name", "Ann"));

    private final SimulatedRetell server = SimulatedRetell.start();
    private final Retell provider = Retell.builder(server.apiKey())
            .baseUrl(server.url())
            .webhookSecrets(List.of(KEY))
            .build();
    private final InboundCalls calls = provider.inboundCalls().orElseThrow();
    private final InboundCall ringing = new InboundCall(
            new AgentId(Retell.ID, server.agentId()),
            PhoneNumber.of("+12025550101"),
            PhoneNumber.of("+12025550199"),
            null);

    @AfterEach
    void close() {
        provider.close();
        server.close();
    }

    @Test
    void saysWhoCallsWhom() {
        InboundCall call = calls.read(SignedWebhooks.retell(KEY, RINGING, NOW));

        assertThat(call)
                .isEqualTo(new InboundCall(
                        new AgentId(Retell.ID, "agent_1"),
                        PhoneNumber.of("+12025550101"),
                        PhoneNumber.of("+12025550199"),
                        null));
    }

    @Test
    void readsNothingThatIsNotSigned() {
        assertThatThrownBy(() -> calls.read(SignedWebhooks.retell("other", RINGING, NOW)))
                .isInstanceOf(WebhookRejectedException.class);
        assertThatThrownBy(() -> calls.read(SignedWebhooks.retell(KEY, "{\"event\":\"call_inbound\"}", NOW)))
                .isInstanceOf(MalformedWebhookException.class);
    }

    @Test
    void tellsTheAgentThatWeChooseWhoIsCalling() {
        AgentId ours = provider.agents().create(Fixtures.salesAgent());
        AttemptId attempt = AttemptId.of("019caf10-3180-7418-bfc9-945a02770b39");

        String answer = calls.answer(ringing, new InboundAnswer.Connect(CONTEXT, attempt, ours));

        assertThat(answer)
                .contains("\"override_agent_id\":\"" + ours.value() + "\"")
                .contains("\"first_name\":\"Ann\"")
                .contains("\"voicecrm_prompt\":\"You speak to Ann.\"")
                .contains("\"begin_message\":\"Hello Ann.\"")
                .contains("\"language\":\"en-GB\"")
                .contains("\"metadata\":{\"voicecrm_attempt_id\":\"" + attempt + "\"}");
    }

    @Test
    void leavesOutWhatTheAgentOfTheNumberCannotTake() {
        assertThat(calls.answer(ringing, new InboundAnswer.Connect(CONTEXT)))
                .contains("\"begin_message\":\"Hello Ann.\"")
                .doesNotContain("You speak to Ann.");
    }

    @Test
    void connectsTheCallerEvenIfTheProviderCannotBeAsked() {
        server.close();

        assertThat(calls.answer(ringing, new InboundAnswer.Connect(CONTEXT))).contains("\"first_name\":\"Ann\"");
    }

    @Test
    void leavesTheAgentAsItIsWhereThereIsNothingToTell() {
        assertThat(calls.answer(ringing, new InboundAnswer.Connect(CallContext.empty())))
                .isEqualTo("{\"call_inbound\":{\"dynamic_variables\":{}}}");
    }

    @Test
    void turnsACallerAway() {
        assertThat(calls.answer(ringing, new InboundAnswer.Reject())).isEqualTo("{\"call_inbound\":{\"reject\":true}}");
    }
}
