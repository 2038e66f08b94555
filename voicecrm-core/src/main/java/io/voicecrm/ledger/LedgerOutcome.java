package io.voicecrm.ledger;

/** What became of an operation. */
public sealed interface LedgerOutcome permits CreditResult, LedgerOutcome.Conflict {

    /** Its key was used for something else. Nothing was posted, and it never will be. */
    record Conflict(String message) implements LedgerOutcome {}
}
