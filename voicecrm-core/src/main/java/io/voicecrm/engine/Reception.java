package io.voicecrm.engine;

import io.voicecrm.PhoneNumber;
import io.voicecrm.ProviderId;
import io.voicecrm.TenantId;
import io.voicecrm.agent.Agent;
import io.voicecrm.agent.AgentId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.contact.AgentOverrides;
import io.voicecrm.contact.Contact;
import io.voicecrm.context.CallContext;
import io.voicecrm.context.ContextBuilder;
import io.voicecrm.context.ContextRequest;
import io.voicecrm.lead.Lead;
import io.voicecrm.voice.InboundAnswer;
import io.voicecrm.voice.InboundCall;
import io.voicecrm.voice.InboundCalls;
import io.voicecrm.voice.VoiceProvider;
import io.voicecrm.webhook.WebhookRejectedException;
import io.voicecrm.webhook.WebhookRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells an agent who is calling, while the caller still hears it ring: the lead and the last calls of the tenant whose
 * number was called, and of no other. Thread-safe.
 *
 * <p>Whoever calls is worth more than what is known of them. A look-up that fails or takes longer than
 * {@value #PATIENCE_SECONDS} seconds is given up, and the agent answers as it is by itself.
 */
public final class Reception {

    /** Less than any provider waits; more than a look-up takes. */
    static final int PATIENCE_SECONDS = 2;

    private final Map<ProviderId, InboundCalls> providers;
    private final Stores stores;
    private final ContextBuilder contexts;
    private final Clock clock;
    private final Deadline deadline;

    Reception(
            Collection<VoiceProvider> providers,
            Stores stores,
            ContextBuilder contexts,
            Clock clock,
            Deadline deadline) {
        Map<ProviderId, InboundCalls> asking = new HashMap<>();
        providers.forEach(provider -> provider.inboundCalls().ifPresent(calls -> asking.put(provider.id(), calls)));
        this.providers = Map.copyOf(asking);
        this.stores = stores;
        this.contexts = contexts;
        this.clock = clock;
        this.deadline = deadline;
    }

    /** Whether {@code provider} is one that asks about calls that come in. */
    public boolean knows(ProviderId provider) {
        return providers.containsKey(provider);
    }

    /**
     * Trusts a provider's question, reads it and answers it.
     *
     * @return the body of the answer, JSON; its status is 200
     * @throws WebhookRejectedException if it is not certain that the provider asks, or nobody knows the provider
     * @throws io.voicecrm.webhook.MalformedWebhookException if it is not what the provider documents
     */
    public String answer(ProviderId provider, WebhookRequest question) {
        InboundCalls calls = providers.get(provider);
        if (calls == null) {
            throw new WebhookRejectedException("provider " + provider + ": asks about no calls");
        }
        InboundCall call = calls.read(question);
        return deadline.within(
                () -> calls.answer(call, new InboundAnswer.Connect(lookUp(call.agent(), call.from(), call.to()))),
                () -> calls.answer(call, new InboundAnswer.Connect(CallContext.empty())));
    }

    /**
     * The same for a call that a carrier of ours holds: what {@code agent} is told of whoever calls. Never fails.
     *
     * @param from who calls
     * @param to the number called, one of ours
     */
    public CallContext contextOf(AgentId agent, PhoneNumber from, PhoneNumber to) {
        return deadline.within(() -> lookUp(agent, from, to), CallContext::empty);
    }

    private CallContext lookUp(@Nullable AgentId agent, @Nullable PhoneNumber from, @Nullable PhoneNumber to) {
        // Whoever withholds the number is somebody all the same, of whom nothing is known.
        PhoneNumber caller = from != null ? from : to;
        Optional<TenantId> tenant = stores.owners().tenantOf(to, agent);
        if (caller == null || tenant.isEmpty()) {
            return CallContext.empty();
        }
        return contexts.build(new ContextRequest(
                tenant.get(),
                contact(tenant.get(), caller),
                specOf(tenant.get(), agent),
                null,
                null,
                1,
                clock.instant()));
    }

    private Contact contact(TenantId tenant, PhoneNumber caller) {
        Map<String, String> variables = new HashMap<>();
        stores.leads().find(tenant, caller).ifPresent(lead -> {
            if (!lead.name().equals(Lead.UNKNOWN_NAME)) {
                variables.put("name", lead.name());
            }
            if (lead.email() != null) {
                variables.put("email", lead.email());
            }
        });
        return new Contact(caller, AgentOverrides.NONE, variables);
    }

    private @Nullable AgentSpec specOf(TenantId tenant, @Nullable AgentId agent) {
        return Optional.ofNullable(agent)
                .flatMap(id -> stores.agents().find(tenant, id))
                .map(Agent::spec)
                .orElse(null);
    }

    void close() {
        deadline.close();
    }
}
