package io.voicecrm.spring.autoconfigure;

import io.voicecrm.Page;
import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSkills;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.call.AttemptId;
import io.voicecrm.call.CallEvent;
import io.voicecrm.call.ProviderCallRef;
import io.voicecrm.voice.Agents;
import io.voicecrm.voice.CallPlacement;
import io.voicecrm.voice.CallRequest;
import io.voicecrm.voice.Calls;
import io.voicecrm.voice.Capabilities;
import io.voicecrm.voice.InboundCalls;
import io.voicecrm.voice.PhoneNumbers;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.DeliveryKey;
import io.voicecrm.webhook.VerifiedWebhook;
import io.voicecrm.webhook.WebhookParser;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import io.voicecrm.webhook.WebhookVerifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider whose webhooks are sealed with the sum of their bytes, so that one byte changed on the way is noticed. Every
 * dial rings. Remembers the bodies that it trusted.
 */
final class SealedLetters implements VoiceProvider, Calls, Agents {

    static final ProviderId ID = new ProviderId("letters");
    static final String SEAL = "X-Seal";

    private final List<byte[]> trusted = Collections.synchronizedList(new ArrayList<>());

    static String sealOf(byte[] body) {
        return Integer.toString(Arrays.hashCode(body));
    }

    List<byte[]> trusted() {
        return List.copyOf(trusted);
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Calls calls() {
        return this;
    }

    @Override
    public Agents agents() {
        return this;
    }

    @Override
    public PhoneNumbers phoneNumbers() {
        return PhoneNumbers.fixed(
                ID, List.of(new PhoneNumbers.OwnedNumber("number_1", PhoneNumber.of("+12025550199"), "Main", null)));
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.of(ID);
    }

    @Override
    public WebhookVerifier webhookVerifier() {
        return new WebhookVerifier() {
            @Override
            protected String check(WebhookRequest request) {
                if (!request.header(SEAL).equals(Optional.of(sealOf(request.body())))) {
                    throw new WebhookRejectedException("seal: is broken");
                }
                trusted.add(request.body());
                return "wax";
            }
        };
    }

    @Override
    public WebhookParser webhookParser() {
        return new WebhookParser() {
            @Override
            public DeliveryKey key(VerifiedWebhook webhook) {
                return new DeliveryKey(ID, sealOf(webhook.request().body()));
            }

            @Override
            public List<CallEvent> parse(VerifiedWebhook webhook) {
                return List.of();
            }
        };
    }

    @Override
    public Optional<InboundCalls> inboundCalls() {
        return Optional.of(new SealedQuestions(webhookVerifier()));
    }

    @Override
    public CallPlacement place(CallRequest request) {
        return new CallPlacement.Placed(new ProviderCallRef(ID, "call-" + request.attempt()));
    }

    @Override
    public Optional<ProviderCallRef> findByAttempt(AttemptId attempt, Instant since) {
        return Optional.empty();
    }

    @Override
    public List<CallEvent> replay(ProviderCallRef call) {
        return List.of();
    }

    @Override
    public AgentId create(AgentSpec spec) {
        return new AgentId(ID, "agent_1");
    }

    @Override
    public void update(AgentId id, AgentSpec spec) {}

    @Override
    public Optional<AgentSpec> find(AgentId id) {
        return Optional.empty();
    }

    @Override
    public Page<Listed> list(@Nullable String cursor) {
        return new Page<>(List.of(), null);
    }

    @Override
    public void delete(AgentId id) {}

    @Override
    public AgentId copy(AgentId original, String name) {
        return new AgentId(ID, "agent_2");
    }

    @Override
    public void equip(AgentId id, AgentSkills skills) {}

    @Override
    public void close() {}
}
