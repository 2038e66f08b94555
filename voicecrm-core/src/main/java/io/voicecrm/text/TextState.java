package io.voicecrm.text;

/** How far a message is. It only ever goes forward: what carriers tell comes late, twice and in any order. */
public enum TextState {
    /** A request to send it is out, or was when somebody crashed: it may have been sent. It is never sent again. */
    SENDING,
    /** The carrier has it. */
    ACCEPTED,
    /** It is on its way to the person. */
    SENT,
    /** The person's phone has it. */
    DELIVERED,
    /** The person's phone did not get it. */
    UNDELIVERED,
    /** It was not sent, and will not be. */
    REFUSED;

    /** Whether nothing comes after it. */
    public boolean isFinal() {
        return this == DELIVERED || this == UNDELIVERED || this == REFUSED;
    }

    /** Whether a message in this state may come to be in {@code next}. */
    public boolean canBecome(TextState next) {
        return !isFinal() && next.ordinal() > ordinal();
    }
}
