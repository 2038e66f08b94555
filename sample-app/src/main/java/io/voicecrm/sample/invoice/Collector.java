package io.voicecrm.sample.invoice;

import io.voicecrm.billing.BillingException;
import io.voicecrm.billing.CustomerRef;
import io.voicecrm.billing.InvoiceGateway;
import io.voicecrm.billing.PaymentGateway;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.payment.Payers;
import io.voicecrm.sample.web.Problems;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands invoices to whoever collects the money. Where there is nobody, they are issued here, and paid elsewhere. */
@Component
class Collector {

    private static final Logger log = LoggerFactory.getLogger(Collector.class);

    private static final int PAGE = 500;

    private final Invoices invoices;
    private final InvoiceMoves moves;
    private final Payers payers;
    private final ObjectProvider<InvoiceGateway> gateways;
    private final ObjectProvider<PaymentGateway> payments;

    Collector(
            Invoices invoices,
            InvoiceMoves moves,
            Payers payers,
            ObjectProvider<InvoiceGateway> gateways,
            ObjectProvider<PaymentGateway> payments) {
        this.invoices = invoices;
        this.moves = moves;
        this.payers = payers;
        this.gateways = gateways;
        this.payments = payments;
    }

    /** Issues a draft; it stays one where the gateway cannot, until the next run. */
    Invoice issue(Tenant tenant, Invoice draft) {
        InvoiceGateway gateway = gateways.getIfAvailable();
        PaymentGateway accounts = payments.getIfAvailable();
        if (gateway == null || accounts == null) {
            moves.move(draft, Stage.ISSUED);
        } else {
            try {
                CustomerRef customer = accounts.customer(payers.of(tenant));
                moves.told(tenant.tenantId(), gateway.issue(customer, draft.key(), draft.draft()));
            } catch (BillingException e) {
                log.warn("invoice {} is not issued yet: {}", draft.key(), e.getMessage());
            }
        }
        return invoices.find(draft.id()).orElseThrow();
    }

    /** Asks the gateway about all that is owed: of some of it, no webhook may have come. */
    void askAboutOwed() {
        InvoiceGateway gateway = gateways.getIfAvailable();
        if (gateway == null) {
            return;
        }
        List<Invoice> page = invoices.owed(null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(invoice -> ask(gateway, invoice));
            page = invoices.owed(page.get(page.size() - 1).id(), PAGE);
        }
    }

    private void ask(InvoiceGateway gateway, Invoice invoice) {
        String id = Objects.requireNonNull(invoice.gatewayId(), "owed at a gateway");
        try {
            moves.told(invoice.tenant(), gateway.find(id));
        } catch (BillingException e) {
            log.warn("invoice {} cannot be asked about: {}", invoice.key(), e.getMessage());
        }
    }

    /**
     * Takes an invoice back. Idempotent.
     *
     * @throws org.springframework.web.ErrorResponseException 409 if it is paid, not issued yet, or the gateway cannot
     */
    Invoice takeBack(Invoice invoice) {
        if (invoice.stage() == Stage.PAID) {
            throw Problems.conflict("The invoice is paid. Refund it at the gateway.");
        }
        if (invoice.stage() == Stage.DRAFT) {
            // The gateway may have begun it, and no answer was heard.
            throw Problems.conflict("The invoice is not issued yet. Run its month first.");
        }
        if (invoice.stage().isOwed()) {
            takeBackOwed(invoice);
        }
        return invoices.find(invoice.id()).orElseThrow();
    }

    private void takeBackOwed(Invoice invoice) {
        String id = invoice.gatewayId();
        InvoiceGateway gateway = gateways.getIfAvailable();
        if (id == null) {
            moves.move(invoice, Stage.VOID);
            return;
        }
        if (gateway == null) {
            throw Problems.conflict("The gateway that issued the invoice is not set up any more.");
        }
        try {
            moves.told(invoice.tenant(), gateway.voidInvoice(id));
        } catch (BillingException e) {
            log.warn("invoice {} is not taken back: {}", invoice.key(), e.getMessage());
            throw Problems.conflict(
                    e.kind().isTransient()
                            ? "The gateway does not answer. Try again later."
                            : "The gateway does not take the invoice back: it does not know it, or it is paid.");
        }
    }
}
