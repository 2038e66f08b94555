package io.voicecrm.compliance;

/** What a row of a rule pack is about, and how its value is written. */
public enum RuleKind {
    /** The country may be called at all; the value is empty. Without such a row it may not. */
    COVERED,
    /** The jurisdiction holds in these countries too: {@code AT|BE|BG}. */
    MEMBERS,
    /** Allowed local hours, as {@link CallWindow} is written. */
    HOURS,
    /** Hours on the holidays of a calendar: {@code US} for none, {@code US 13:00-21:00} for some. */
    HOLIDAY_HOURS,
    /** Attempts per number and tenant in any period: {@code 3 in PT24H}. */
    ATTEMPT_CAP,
    /** Numbers that are never dialed: {@code EMERGENCY} or {@code PREMIUM_RATE}. */
    BLOCKED,
    /** The permission that a call needs: {@code EXPRESS} or {@code WRITTEN}. */
    CONSENT,
    /** A national list that may be so many days old, and the recorded consent that outranks it: {@code US-DNC 31 WRITTEN}. */
    SCRUB,
    /** An earlier deal that outranks a national list for so long: {@code US-DNC PURCHASE P18M}. Never a consent. */
    RELATIONSHIP,
    /**
     * Where a consent is what permits the call, ask whether the number went to somebody else since; and whether to call
     * when nobody knows: {@code ALLOW} or {@code DENY}.
     */
    REASSIGNED,
    /** No call to a number for a while after a call of a kind: {@code CONVERSATION PT168H} or {@code ABANDONED PT72H}. */
    REST,
    /**
     * No call of a campaign while more of the calls that people answered were abandoned, once so many were answered:
     * {@code 3% of 34 in PT720H}, or {@code 5% of 20 in MONTH} for the calendar's month by Greenwich.
     */
    ABANDONMENT,
    /** What has to be said in the call, in words. It decides nothing here; agents and pages show it. */
    DISCLOSURE
}
