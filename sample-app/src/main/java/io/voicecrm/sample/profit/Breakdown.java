package io.voicecrm.sample.profit;

/** By what profit is told apart; each says how a call {@code c} of a client {@code w} finds its row, and a cost {@code o}. */
enum Breakdown {
    CLIENT("w.tenant_id", "(select name from tenants t where t.tenant_id = k.key)"),
    CAMPAIGN(
            "(select a.campaign_id::text from attempts a where a.id = c.attempt_id)",
            "(select name from campaigns m where m.id::text = k.key)"),
    AGENT(
            "c.provider || '/' || c.agent_id",
            "(select name from agents g where g.provider || '/' || g.agent_id = k.key)"),
    /** Ours, which the person saw: of a call that another provider placed instead, the one that it placed it from. */
    NUMBER("""
            (select case when m.provider = c.provider then m.caller_id
                else m.fallback_callers[array_position(m.fallback_providers, c.provider)] end
            from attempts a join campaigns m on m.tenant_id = a.tenant_id and m.id = a.campaign_id
            where a.id = c.attempt_id)""", "k.key"),
    PROVIDER("c.provider", "k.key", "o.provider"),
    DAY("(c.ended_at at time zone w.zone)::date::text", "k.key", "(o.occurred_at at time zone w.zone)::date::text");

    private final String key;
    private final String rowName;
    private final String costKey;

    Breakdown(String key, String rowName) {
        this(key, rowName, key);
    }

    Breakdown(String key, String rowName, String costKey) {
        this.key = key;
        this.rowName = rowName;
        this.costKey = costKey;
    }

    /** SQL for the row of a call; null for a call that belongs to none. */
    String key() {
        return key;
    }

    /** SQL for the row of a cost: that of its call, but by day the one on which it counts. */
    String costKey() {
        return costKey;
    }

    /** SQL for the name of the row {@code k.key}; null if there is none. */
    String rowName() {
        return rowName;
    }
}
