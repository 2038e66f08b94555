package io.voicecrm.dialer;

import io.voicecrm.voice.CallPlacement;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spares an account that fails. After {@value #FAILURES} failures in a row nothing is dialed for a while, then one call
 * tries whether it works again; each try that fails doubles the while. An account that is out of credit or whose key is
 * wrong is spared at once. One that asks to wait is left alone for as long as it asks. Thread-safe.
 */
final class Circuit {

    private static final Logger log = LoggerFactory.getLogger(Circuit.class);

    static final int FAILURES = 10;
    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration WHEN_FULL = Duration.ofSeconds(1);

    private int failures;
    private Duration pause = FIRST_PAUSE;
    private boolean open;
    private boolean probing;
    private Instant notBefore = Instant.MIN;

    /** How many of the wanted calls may be dialed now. */
    synchronized int allows(int wanted, Instant now) {
        if (now.isBefore(notBefore)) {
            return 0;
        }
        if (!open) {
            return wanted;
        }
        return probing ? 0 : Math.min(wanted, 1);
    }

    /** Notes that calls were dialed. */
    synchronized void dialed(int calls) {
        probing = open && calls > 0;
    }

    /** Notes what came of one. */
    synchronized void learned(CallPlacement placement, Instant now) {
        placement.match(new CallPlacement.Cases<Void>() {
            @Override
            public Void placed(CallPlacement.Placed placed) {
                works();
                return null;
            }

            @Override
            public Void refused(CallPlacement.Refused refused) {
                switch (refused.reason()) {
                    case UNAVAILABLE -> fails(now, refused.waitAsked().orElse(Duration.ZERO));
                    case OUT_OF_CREDIT, NOT_AUTHORIZED -> {
                        failures = Math.max(failures, FAILURES - 1);
                        fails(now, Duration.ZERO);
                    }
                    case RATE_LIMITED, CAPACITY ->
                        waits(now.plus(refused.waitAsked().orElse(WHEN_FULL)));
                    // Somebody is there, and reads what it is asked.
                    default -> works();
                }
                return null;
            }

            @Override
            public Void unknown(CallPlacement.Unknown unknown) {
                fails(now, Duration.ZERO);
                return null;
            }
        });
    }

    /** Whether the account is spared. */
    synchronized boolean isOpen() {
        return open;
    }

    private void works() {
        if (open) {
            log.info("the provider works again; dialing goes on");
        }
        open = false;
        probing = false;
        failures = 0;
        pause = FIRST_PAUSE;
    }

    private void waits(Instant until) {
        probing = false;
        notBefore = until.isAfter(notBefore) ? until : notBefore;
    }

    private void fails(Instant now, Duration asked) {
        failures++;
        if ((open && !probing) || failures < FAILURES) {
            return;
        }
        if (open) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        open = true;
        Duration spared = pause.compareTo(asked) > 0 ? pause : asked;
        waits(now.plus(spared));
        log.warn("the provider failed {} times in a row; no call is placed for {}, then one tries", failures, spared);
    }
}
