package io.voicecrm.sample.invoice;

import io.voicecrm.billing.BillingEvent;
import io.voicecrm.billing.BillingEvent.InvoiceChanged;
import io.voicecrm.billing.BillingEventHandler;
import org.springframework.stereotype.Component;

/** Hears from the gateway what became of invoices. */
@Component
class InvoiceEvents implements BillingEventHandler {

    private final InvoiceMoves moves;

    InvoiceEvents(InvoiceMoves moves) {
        this.moves = moves;
    }

    @Override
    public void handle(BillingEvent event) {
        if (event instanceof InvoiceChanged changed) {
            moves.told(changed.tenant(), changed.invoice());
        }
    }
}
