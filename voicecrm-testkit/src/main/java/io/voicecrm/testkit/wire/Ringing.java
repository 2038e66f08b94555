package io.voicecrm.testkit.wire;

import java.time.Instant;

/** A call that takes one of the account's lines. Times are those of the wall clock. */
interface Ringing {

    /** For whom it was dialed, as the request says; empty if it does not. */
    String userId();

    Instant dialedAt();

    Instant endsAt();
}
