package io.voicecrm.voice;

import io.voicecrm.PhoneNumber;
import io.voicecrm.agent.AgentId;
import io.voicecrm.call.AttemptId;
import io.voicecrm.context.CallContext;

/**
 * Everything needed to ring one person once.
 *
 * @param attempt travels as the provider's metadata
 * @param from a number of the account
 */
public record CallRequest(AttemptId attempt, AgentId agent, PhoneNumber from, PhoneNumber to, CallContext context) {}
