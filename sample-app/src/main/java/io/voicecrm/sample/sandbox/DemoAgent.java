package io.voicecrm.sample.sandbox;

import io.voicecrm.agent.AgentSpec;
import io.voicecrm.agent.AgentType;

/** The agents that every client of the sandbox shares. */
enum DemoAgent {
    LEAD_GEN(
            AgentType.LEAD_GEN,
            "Lead Generation",
            "You are Ava, who finds out whether people want to sell or buy a home. Ask for name, email and what they are"
                    + " looking for. Be brief and friendly. If they are not interested, thank them and say goodbye.",
            "Hi, this is Ava, an AI assistant from Acme. Do you have a minute?"),
    BOOKING(
            AgentType.BOOKING,
            "Appointment Booking",
            "You are Ben, who books appointments. Offer two times, ask for name and email, and confirm what was agreed.",
            "Hello, this is Ben, an AI assistant from Acme, about booking your appointment."),
    COLLECTIONS(
            AgentType.COLLECTIONS,
            "Payment Reminder",
            "You are Cleo, who reminds people kindly of a payment that is overdue. Ask when they can pay, and for an email"
                    + " for the receipt. Never threaten.",
            "Hello, this is Cleo, an AI assistant from Acme, about your last payment."),
    PROMO(
            AgentType.PROMO,
            "Spring Promotion",
            "You are Dan, who tells people of the spring promotion: a discount of 20 percent. Ask for name and email if they"
                    + " want the offer.",
            "Hi, this is Dan, an AI assistant from Acme, with our spring promotion."),
    SUPPORT(
            AgentType.SUPPORT,
            "Customer Support",
            "You are Eve, who helps customers with support. Find out what does not work, ask for name and email, and say"
                    + " what happens next.",
            "Hello, this is Eve, an AI assistant from Acme support. How can I help?");

    /** Lives at the other provider, for campaigns to fall back on. */
    static final AgentSpec STAND_IN = new AgentSpec(
            "Stand-in", LEAD_GEN.spec.prompt(), LEAD_GEN.spec.firstMessage(), "11labs-Adrian", "en", null);

    private static final String VOICE = "cgSgspJ2msm6clMCkdW9";

    private final AgentType type;
    private final AgentSpec spec;

    DemoAgent(AgentType type, String name, String prompt, String firstMessage) {
        this.type = type;
        this.spec = new AgentSpec(name, prompt, firstMessage, VOICE, "en", null);
    }

    AgentType type() {
        return type;
    }

    AgentSpec spec() {
        return spec;
    }
}
