package io.voicecrm.compliance;

/**
 * The packs that come along. They are data, read from CSV files beside this class; their sources and how sure we are of
 * each rule are in them. They are a start, not legal advice: the operator answers for them and can change every rule.
 */
public final class RulePacks {

    private static final RulePack STANDARD =
            RulePack.of("standard", "2026-11", RuleRows.resource("standard-2026-11.csv"));
    private static final RulePack SANDBOX = RulePack.of("sandbox", "2026-11", RuleRows.resource("sandbox-2026-11.csv"));

    private RulePacks() {}

    /** The real rules: the United States with their states, Canada, the United Kingdom; what the EU wants to be said. */
    public static RulePack standard() {
        return STANDARD;
    }

    /**
     * Where nobody real is called: any hour, any country, no caps and no consent. Do-not-call lists, emergency and premium
     * numbers hold here too.
     */
    public static RulePack sandbox() {
        return SANDBOX;
    }
}
