package io.voicecrm.sample.invoice;

import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.invoice.Invoices.Filter;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A client's own invoices. */
@RestController
@RequestMapping("/api/invoices")
class InvoiceController {

    private final Invoices invoices;
    private final InvoicePdf pdf;

    InvoiceController(Invoices invoices, InvoicePdf pdf) {
        this.invoices = invoices;
        this.pdf = pdf;
    }

    @GetMapping
    PageOf<InvoiceJson> list(
            Tenant tenant,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        return InvoicePage.of(invoices, new Filter(tenant.tenantId(), null, null), limit, after);
    }

    @GetMapping("/{id}")
    InvoiceJson one(Tenant tenant, @PathVariable UUID id) {
        return InvoiceJson.of(find(tenant, id));
    }

    /** The invoice as a document. */
    @GetMapping("/{id}/pdf")
    ResponseEntity<byte[]> pdf(Tenant tenant, @PathVariable UUID id) {
        return PdfAnswer.of(pdf, find(tenant, id));
    }

    private Invoice find(Tenant tenant, UUID id) {
        return invoices.find(tenant.tenantId(), id).orElseThrow(() -> Problems.notFound("invoice"));
    }
}
