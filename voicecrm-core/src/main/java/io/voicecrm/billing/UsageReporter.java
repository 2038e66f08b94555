package io.voicecrm.billing;

import io.voicecrm.billing.SentUsageStore.SentUsage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells a gateway of use so that each report counts once. A gateway knows a report again for a day or so; beyond that only
 * what we remember keeps it from being billed twice. Thread-safe.
 */
public final class UsageReporter {

    /** A request on its way when the gateway forgets is one that it would count. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final UsageGateway gateway;
    private final SentUsageStore sent;
    private final Clock clock;

    /** What became of a report. */
    public enum Outcome {
        /** The gateway has it. */
        SENT,
        /** The gateway had it before. */
        SENT_BEFORE,
        /** Too old for the gateway; put it on an invoice. Nothing was sent. */
        TOO_OLD,
        /**
         * It was tried long ago, nobody knows whether it arrived, and the gateway would not know it again: a person has
         * to compare. Nothing was sent.
         */
        DOUBTFUL
    }

    /** @param sent outlives this process */
    public UsageReporter(UsageGateway gateway, SentUsageStore sent, Clock clock) {
        this.gateway = gateway;
        this.sent = sent;
        this.clock = clock;
    }

    /**
     * Sends a report, unless it was sent.
     *
     * @throws BillingException if the gateway cannot be asked or refuses; the same report may be sent again
     */
    public Outcome send(UsageReport report) {
        Instant now = clock.instant();
        if (report.at().isBefore(now.minus(gateway.accepts()))) {
            return Outcome.TOO_OLD;
        }
        SentUsage known = sent.begin(report.customer().tenant(), report.id(), now);
        if (known.isConfirmed()) {
            return Outcome.SENT_BEFORE;
        }
        if (known.firstTriedAt().isBefore(now.minus(gateway.remembers()).plus(MARGIN))) {
            return Outcome.DOUBTFUL;
        }
        gateway.report(report);
        sent.confirm(report.customer().tenant(), report.id());
        return Outcome.SENT;
    }
}
