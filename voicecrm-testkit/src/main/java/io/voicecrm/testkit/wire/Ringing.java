package io.voicecrm.testkit.wire;

import java.time.Duration;
import java.time.Instant;

/** A call that takes one of the account's lines. */
interface Ringing {

    /** For whom it was dialed, as the request says; empty if it does not. */
    String userId();

    /** By the wall clock, as {@link #endsAt}. */
    Instant dialedAt();

    Instant endsAt();

    /** From answer to hang-up in life, however fast that passes here. */
    Duration talkTime();

    /** On the calendar of the call itself, which is ahead of the wall clock at higher speeds. */
    Instant hangsUpAt();
}
