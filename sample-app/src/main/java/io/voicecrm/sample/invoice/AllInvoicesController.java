package io.voicecrm.sample.invoice;

import io.voicecrm.TenantId;
import io.voicecrm.sample.invoice.Invoices.Filter;
import io.voicecrm.sample.invoice.MonthlyRun.Outcome;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.Reference;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The invoices of all clients. For the platform alone. */
@RestController
class AllInvoicesController {

    private final Invoices invoices;
    private final MonthlyRun run;
    private final Collector collector;
    private final InvoicePdf pdf;

    AllInvoicesController(Invoices invoices, MonthlyRun run, Collector collector, InvoicePdf pdf) {
        this.invoices = invoices;
        this.run = run;
        this.collector = collector;
        this.pdf = pdf;
    }

    /** @param invoice null where none is needed, or it is too early */
    record OutcomeJson(
            Reference client, String result, @Nullable InvoiceJson invoice) {

        static OutcomeJson of(Outcome outcome) {
            Invoice invoice = outcome.invoice();
            return new OutcomeJson(
                    new Reference(outcome.tenant().id(), outcome.tenant().name()),
                    SnakeCase.of(outcome.result()),
                    invoice == null ? null : InvoiceJson.of(invoice));
        }
    }

    record RunJson(String month, List<OutcomeJson> clients) {}

    @GetMapping("/api/all-invoices")
    PageOf<InvoiceJson> list(
            @RequestParam @Nullable YearMonth month,
            @RequestParam("client_id") @Nullable String clientId,
            @RequestParam @Nullable String state,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        return InvoicePage.of(invoices, filter(month, clientId, state), limit, after);
    }

    @GetMapping("/api/all-invoices/{id}")
    InvoiceJson one(@PathVariable UUID id) {
        return InvoiceJson.of(find(id));
    }

    /** The invoice as a document. */
    @GetMapping("/api/all-invoices/{id}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
        return PdfAnswer.of(pdf, find(id));
    }

    /** The list as a file. */
    @GetMapping("/api/all-invoices.csv")
    void csv(
            @RequestParam @Nullable YearMonth month,
            @RequestParam("client_id") @Nullable String clientId,
            @RequestParam @Nullable String state,
            HttpServletResponse response)
            throws IOException {
        Filter filter = filter(month, clientId, state);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"invoices.csv\"");
        new InvoicesCsv(invoices).write(filter, response.getWriter());
    }

    /** Bills a month that is over. Idempotent. */
    @PostMapping("/api/invoices/run")
    RunJson run(@RequestParam YearMonth month) {
        return new RunJson(
                month.toString(), run.run(month).stream().map(OutcomeJson::of).toList());
    }

    @PostMapping("/api/all-invoices/{id}/void")
    InvoiceJson takeBack(@PathVariable UUID id) {
        return InvoiceJson.of(collector.takeBack(find(id)));
    }

    /** Bills the month of an invoice that was taken back once more. Idempotent. */
    @PostMapping("/api/all-invoices/{id}/bill-again")
    InvoiceJson billAgain(@PathVariable UUID id) {
        return InvoiceJson.of(run.billAgain(find(id)));
    }

    private Invoice find(UUID id) {
        return invoices.find(id).orElseThrow(() -> Problems.notFound("invoice"));
    }

    private static Filter filter(@Nullable YearMonth month, @Nullable String clientId, @Nullable String state) {
        return new Filter(
                clientId == null ? null : new TenantId(clientId),
                month,
                state == null ? null : SnakeCase.parse(Stage.class, "state", state));
    }
}
