package io.voicecrm.engine;

/** A campaign was not started, since there is not enough credit. Nothing was changed. */
public final class OutOfCreditException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final transient CreditNeed need;

    OutOfCreditException(String campaign, CreditNeed need) {
        super("campaign " + campaign + ": needs " + need.unit().describe(need.estimated()) + " of credit, "
                + need.unit().describe(need.missing()) + " are missing");
        this.need = need;
    }

    /** What it needs, and what is missing. */
    public CreditNeed need() {
        return need;
    }
}
