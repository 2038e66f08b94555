package io.voicecrm.agent;

/** What an agent is for. It decides nothing in the engine; people sort their agents by it. */
public enum AgentType {
    LEAD_GEN,
    BOOKING,
    COLLECTIONS,
    PROMO,
    SUPPORT,
    CUSTOM
}
