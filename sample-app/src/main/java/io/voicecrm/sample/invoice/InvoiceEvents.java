package io.voicecrm.sample.invoice;

import io.voicecrm.billing.BillingEvent;
import io.voicecrm.billing.BillingEvent.InvoiceChanged;
import io.voicecrm.billing.BillingEventHandler;
import org.springframework.stereotype.Component;

/** Hears from the gateway what became of invoices. */
@Component
class InvoiceEvents implements BillingEventHandler {

    private final Invoices invoices;

    InvoiceEvents(Invoices invoices) {
        this.invoices = invoices;
    }

    @Override
    public void handle(BillingEvent event) {
        if (event instanceof InvoiceChanged changed) {
            invoices.told(changed.tenant(), changed.invoice());
        }
    }
}
