/**
 * Voice agents: what one should be, and which tenants may use it.
 *
 * <p>{@link io.voicecrm.agent.AgentSpec} is the entry. This package does not know how a provider stores an agent.
 */
@NullMarked
package io.voicecrm.agent;

import org.jspecify.annotations.NullMarked;
