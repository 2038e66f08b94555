package io.voicecrm.voice;

/**
 * Something that one provider does and another does not. Ask {@link VoiceProvider#capabilities} before offering it; whoever
 * asks for it anyway gets a {@link VoiceProviderException} of kind {@code NOT_SUPPORTED}, and nothing was sent.
 */
public enum Capability {
    /** A list can be handed to the provider's own dialer: {@link VoiceProvider#batches}. */
    BATCH_CALLS,
    /** A batch can be kept to hours of the day. */
    BATCH_WINDOWS,
    /** How far a batch is can be asked. */
    BATCH_STATUS,
    /** A batch can be stopped. */
    BATCH_CANCEL,
    /** The calls of a batch that reached nobody can be placed again. */
    BATCH_RETRY,
    /** Agents quote documents: {@link VoiceProvider#knowledgeBases}. */
    KNOWLEDGE,
    /** The voices can be listed: {@link VoiceProvider#voices}. */
    VOICES,
    /** A number bought at Twilio can be imported. */
    NUMBER_IMPORT_TWILIO,
    /** A number behind a SIP trunk can be imported. */
    NUMBER_IMPORT_SIP,
    /** Numbers can be bound to agents, and removed. */
    NUMBER_ASSIGNMENT,
    /** An agent can be given tools, facts to extract and goals: {@link Agents#equip}. */
    AGENT_SKILLS,
    /** An agent can be copied: {@link Agents#copy}. */
    AGENT_COPY,
    /** A call may differ from its agent's own first message, prompt, voice and language. */
    CALL_OVERRIDES,
    /** Inbound calls ask us what to say: {@link VoiceProvider#inboundCalls}. */
    INBOUND_PERSONALISATION,
    /** An inbound call can be given to another agent than its number's. */
    INBOUND_AGENT_CHOICE,
    /** An inbound call can be turned away. */
    INBOUND_REJECTION,
    /** A call that our own carrier holds can be handed to an agent: {@link VoiceProvider#callBridge}. */
    CALL_BRIDGE,
    /** Recordings can be fetched: {@link VoiceProvider#recordings}. */
    RECORDINGS,
    /** What a call cost us is told with the call. */
    COST_REPORTING,
    /** The state of the account can be asked: {@link VoiceProvider#accountStatus}. */
    ACCOUNT_STATUS,
    /** A call that is going on can be ended: {@link Calls#hangUp}. */
    HANG_UP,
    /** A call can be forgotten: {@link Calls#erase}. */
    CALL_ERASURE,
    /** Webhooks come when a call begins, not only when it is over. */
    CALL_STARTED_EVENTS
}
