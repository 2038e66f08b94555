package io.voicecrm.voice;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.ProviderCallRef;
import org.jspecify.annotations.Nullable;

/**
 * Somebody calls one of our numbers and hears it ring until we answer.
 *
 * @param agent who will speak unless we say otherwise; null if nobody is bound to the number
 * @param from who calls; null if withheld
 * @param to the number called; null if the provider does not say
 * @param call null where the provider does not name the call yet
 */
public record InboundCall(
        @Nullable AgentId agent,
        @Nullable PhoneNumber from,
        @Nullable PhoneNumber to,
        @Nullable ProviderCallRef call) {}
