package io.voicecrm.sample.profit;

/** By what profit is told apart; each says how a call {@code c} of a client {@code w} finds its row. */
enum Breakdown {
    CLIENT("w.tenant_id", "(select name from tenants t where t.tenant_id = k.key)"),
    CAMPAIGN(
            "(select a.campaign_id::text from attempts a where a.id = c.attempt_id)",
            "(select name from campaigns m where m.id::text = k.key)"),
    AGENT(
            "c.provider || '/' || c.agent_id",
            "(select name from agents g where g.provider || '/' || g.agent_id = k.key)"),
    PROVIDER("c.provider", "k.key"),
    DAY("(c.ended_at at time zone w.zone)::date::text", "k.key");

    private final String key;
    private final String rowName;

    Breakdown(String key, String rowName) {
        this.key = key;
        this.rowName = rowName;
    }

    /** SQL for the row of a call; null for a call that belongs to none. */
    String key() {
        return key;
    }

    /** SQL for the name of the row {@code k.key}; null if there is none. */
    String rowName() {
        return rowName;
    }
}
