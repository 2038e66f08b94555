package io.voicecrm.sample.payment;

import io.voicecrm.Money;
import io.voicecrm.TenantId;
import io.voicecrm.billing.BillingEvent;
import io.voicecrm.billing.BillingEvent.CheckoutCompleted;
import io.voicecrm.billing.BillingEvent.PaymentRefunded;
import io.voicecrm.billing.BillingEventHandler;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.ledger.CreditResult;
import io.voicecrm.ledger.Ledger;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.sample.credit.ReceivedCredit;
import io.voicecrm.sample.credit.ReceivedCredit.Received;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hears from the gateway who paid, and who got money back. However often it is told, the credit moves once. */
@Component
class PaymentEvents implements BillingEventHandler {

    private static final Logger log = LoggerFactory.getLogger(PaymentEvents.class);

    private final TopUps topUps;
    private final ReceivedCredit received;
    private final Ledger ledger;

    PaymentEvents(TopUps topUps, ReceivedCredit received, VoiceCrm crm) {
        this.topUps = topUps;
        this.received = received;
        this.ledger = crm.ledger();
    }

    @Override
    public void handle(BillingEvent event) {
        if (event instanceof CheckoutCompleted done && done.isTopUp()) {
            // What nobody here asked for is put aside in the inbox, for people to look at.
            TopUp topUp = find(done.tenant(), done.reference())
                    .orElseThrow(() -> new IllegalStateException("checkout " + done.checkout() + ": top-up "
                            + done.reference() + " of " + done.tenant() + " is not known here"));
            paid(topUp, done.paid());
        } else if (event instanceof PaymentRefunded refund && refund.reference() != null) {
            find(refund.tenant(), refund.reference()).ifPresent(topUp -> returned(topUp, refund.refunded()));
        }
    }

    private Optional<TopUp> find(TenantId tenant, String reference) {
        return TopUp.idOf(reference).flatMap(id -> topUps.find(tenant, id));
    }

    /** Whatever plan the client has by now: the money was paid for credit. */
    private void paid(TopUp topUp, Money paid) {
        if (!paid.equals(topUp.amount())) {
            if (topUps.refused(topUp, paid)) {
                log.error("{} of {}: another amount was paid than was asked for", topUp.reference(), topUp.tenant());
            }
            return;
        }
        LedgerUnit unit = LedgerUnit.of(paid.currency());
        ledger.topUp(topUp.tenant(), unit, topUp.reference(), unit.amountOf(paid), "Paid at checkout");
        topUps.paid(topUp);
        // The money may have gone back before it was heard that it came.
        Money returned = topUps.find(topUp.tenant(), topUp.id()).orElseThrow().returned();
        if (returned.minorUnits() > 0) {
            takeBack(topUp, returned);
        }
    }

    private void returned(TopUp topUp, Money allInAll) {
        topUps.returned(topUp, allInAll);
        takeBack(topUp, allInAll);
    }

    /**
     * Takes the credit back that was paid with the money, as far as calls have not used it. The refund's key names what it
     * starts from: of two that start from the same, one is refused and comes again.
     */
    private void takeBack(TopUp topUp, Money allInAll) {
        Received credit = received.find(topUp.tenant(), topUp.reference()).orElse(null);
        if (credit == null) {
            return;
        }
        long missing = credit.unit().amountOf(allInAll) - credit.refunded();
        long amount = Math.min(missing, credit.refundable());
        if (amount < missing) {
            log.warn("{} of {}: more was given back than is left of its credit", topUp.reference(), topUp.tenant());
        }
        if (amount > 0) {
            String key = topUp.reference() + ":returned:" + credit.refunded();
            CreditResult result = ledger.refund(
                    topUp.tenant(), credit.unit(), key, topUp.reference(), amount, "Given back by the gateway");
            if (!result.isDone()) {
                throw new IllegalStateException(key + " of " + topUp.tenant() + ": the credit was used meanwhile");
            }
        }
    }
}
