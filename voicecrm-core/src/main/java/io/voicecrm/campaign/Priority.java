package io.voicecrm.campaign;

/** Who is called first within one campaign, of those that are due. The order of the constants is the order of priority. */
public enum Priority {
    /** After everybody else. */
    LOW,
    /** As they come. */
    NORMAL,
    /** Before everybody else: a promised callback, or somebody whom a person moved to the front. */
    HIGH
}
