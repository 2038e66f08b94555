package io.voicecrm.context;

import io.voicecrm.TenantId;
import io.voicecrm.agent.AgentSpec;
import io.voicecrm.contact.Contact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For whom, for which call and when a context is built.
 *
 * @param agent what the agent is by itself; null if we do not know, and then its prompt is left alone
 * @param objective what the call should achieve, or null
 * @param instructions what the agent should mind in this call only, or null
 * @param attemptNumber counts from 1
 */
public record ContextRequest(
        TenantId tenant,
        Contact contact,
        @Nullable AgentSpec agent,
        @Nullable String objective,
        @Nullable String instructions,
        int attemptNumber,
        Instant now) {}
