package io.voicecrm.testkit.simulator;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.voice.Agents;
import io.voicecrm.voice.Calls;
import io.voicecrm.voice.Capabilities;
import io.voicecrm.voice.Capability;
import io.voicecrm.voice.PhoneNumbers;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.VerifiedWebhook;
import io.voicecrm.webhook.WebhookParser;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The phone world without HTTP and on any clock, so that a campaign of many days passes in seconds. Nothing is sent by
 * itself: whoever moves the clock asks for {@link #nextReport} and hands {@link #reports} to the engine. Thread-safe.
 */
public final class SimulatedProvider implements VoiceProvider {

    /** How this provider is named. */
    public static final ProviderId ID = new ProviderId("simulated");

    /** An agent that exists from the start. */
    public static final AgentId AGENT = new AgentId(ID, "agent_1");

    /** How long the provider takes from hang-up to its report. */
    public static final Duration ANALYSIS = Duration.ofSeconds(20);

    static final Capabilities CAPABILITIES =
            Capabilities.of(ID, Capability.CALL_OVERRIDES, Capability.AGENT_COPY, Capability.AGENT_SKILLS);

    private static final String SIGNATURE = "simulated-signature";

    private final Clock clock;
    private final PhoneNumber number;
    private final KeptAgents agents = new KeptAgents();
    private final LiveCalls calls;

    /**
     * @param world who is called
     * @param number the one that the account calls from
     * @param news how long after its end a call is seen to be over
     */
    public SimulatedProvider(Clock clock, PhoneWorld world, PhoneNumber number, Duration news) {
        this.clock = clock;
        this.number = number;
        this.calls = new LiveCalls(clock, world, news, agents, number);
    }

    /** Changes how often something goes wrong from now on. */
    public void become(Unreliability how) {
        calls.become(how);
    }

    /** What was dialed, and how much of it at once. */
    public LiveCalls journal() {
        return calls;
    }

    /** When the next call's report is ready; empty if no report is to come. */
    public Optional<Instant> nextReport() {
        return calls.nextReport();
    }

    /** The reports that are ready by now, each handed out once: what the provider would post. */
    public List<WebhookRequest> reports() {
        return calls.reports().stream().map(this::signed).toList();
    }

    private WebhookRequest signed(ProviderCallRef call) {
        return WebhookRequest.of(
                Map.of(SIGNATURE, List.of("ours")), call.value().getBytes(StandardCharsets.UTF_8), clock.instant());
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Calls calls() {
        return calls;
    }

    @Override
    public Agents agents() {
        return agents;
    }

    @Override
    public PhoneNumbers phoneNumbers() {
        return PhoneNumbers.fixed(
                ID, List.of(new PhoneNumbers.OwnedNumber("number_1", number, "Simulated line", null)));
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public WebhookVerifier webhookVerifier() {
        return new WebhookVerifier() {
            @Override
            protected String check(WebhookRequest request) {
                if (request.header(SIGNATURE).isEmpty()) {
                    throw new WebhookRejectedException("signature: is missing");
                }
                return "";
            }
        };
    }

    @Override
    public WebhookParser webhookParser() {
        return new WebhookParser() {
            @Override
            public DeliveryKey key(VerifiedWebhook webhook) {
                return new DeliveryKey(ID, callOf(webhook).value());
            }

            @Override
            public List<CallEvent> parse(VerifiedWebhook webhook) {
                return calls.replay(callOf(webhook));
            }
        };
    }

    private static ProviderCallRef callOf(VerifiedWebhook webhook) {
        return new ProviderCallRef(ID, new String(webhook.request().body(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
}
