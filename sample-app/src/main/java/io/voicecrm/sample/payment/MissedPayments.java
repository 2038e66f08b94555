package io.voicecrm.sample.payment;

import io.voicecrm.billing.BillingEvent;
import io.voicecrm.billing.BillingException;
import io.voicecrm.metering.LedgerConflictException;
import io.voicecrm.stripe.Stripe;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks the gateway once a day what was paid, in case a webhook was lost. What was heard before changes nothing. */
@Component
class MissedPayments {

    private static final Logger log = LoggerFactory.getLogger(MissedPayments.class);

    /** A day may be missed as well. */
    private static final Duration BACK = Duration.ofDays(3);

    private final ObjectProvider<Stripe> gateway;
    private final PaymentEvents events;
    private final Clock clock;

    MissedPayments(ObjectProvider<Stripe> gateway, PaymentEvents events, Clock clock) {
        this.gateway = gateway;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(cron = "${voicecrm.top-ups.catch-up-cron:0 50 3 * * *}")
    void ask() {
        try {
            gateway.ifAvailable(stripe -> stripe.catchUp(clock.instant().minus(BACK), this::tell));
        } catch (BillingException e) {
            log.warn("what was paid of late is not known: {}", e.getMessage());
        }
    }

    /** One that cannot be worked on keeps no other from it. */
    private void tell(BillingEvent event) {
        try {
            events.handle(event);
        } catch (IllegalStateException | LedgerConflictException e) {
            log.warn("{}: {}", event.key(), e.getMessage());
        }
    }
}
