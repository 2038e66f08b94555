package io.voicecrm.testkit.wire;

import io.voicecrm.PhoneNumber;
import io.voicecrm.testkit.wire.Faults.Kind;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Rings phones, unless something is wrong or made to go wrong; the same at every provider, in the words of each. */
final class Dialing {

    private final Rules rules;
    private final FaultDice dice;
    private final CallJournal journal;

    /**
     * How an account may dial.
     *
     * @param concurrencyLimit how many calls may ring or talk at once
     * @param answerLatency how long each answer takes
     */
    record Rules(int concurrencyLimit, Duration answerLatency) {}

    /** What one provider does and says. */
    interface Line<C extends Ringing> {

        /** The call that the request leads to; nothing is kept yet. */
        C connect(int nth);

        /** The phone rings: the call is kept, and will be reported. */
        void keep(C call);

        HttpReply accepted(C call);

        HttpReply overTheLimit();

        HttpReply unavailable();

        HttpReply badGateway();
    }

    Dialing(Rules rules, FaultDice dice, CallJournal journal) {
        this.rules = rules;
        this.dice = dice;
        this.journal = journal;
    }

    Rules rules() {
        return rules;
    }

    CallJournal journal() {
        return journal;
    }

    /** Answers a request to dial. */
    <C extends Ringing> HttpReply place(PhoneNumber to, Line<C> line) {
        Kind fault = dice.ofDial(to, journal.requested(to)).orElse(null);
        if (fault != null) {
            journal.struck(fault);
        }
        pause(rules.answerLatency());
        if (fault == Kind.FAIL_BEFORE_ACCEPT) {
            return line.unavailable();
        }
        if (fault == Kind.REFUSE_FOR_CAPACITY) {
            return line.overTheLimit();
        }
        C call = line.connect(journal.dialsTo(to) + 1);
        if (!ring(to, call)) {
            return line.overTheLimit();
        }
        line.keep(call);
        if (fault == Kind.DROP_AFTER_ACCEPT) {
            return HttpReply.hangingUp();
        }
        if (fault == Kind.BAD_GATEWAY_AFTER_ACCEPT) {
            return line.badGateway();
        }
        if (fault == Kind.SLOW_ANSWER) {
            pause(dice.faults().slowness());
        }
        return line.accepted(call);
    }

    /** Takes a line and rings; false if none is free. */
    boolean ring(PhoneNumber to, Ringing call) {
        if (!take(call)) {
            return false;
        }
        journal.dialed(to, call);
        return true;
    }

    /** Takes a line for a call that rings nobody's phone; false if none is free. */
    boolean take(Ringing call) {
        return journal.occupy(call.dialedAt(), call.endsAt(), rules.concurrencyLimit());
    }

    /** Waits on the wall, unless interrupted. */
    static void pause(Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }
}
