package io.voicecrm.sample.reconciliation;

import io.voicecrm.ProviderId;
import io.voicecrm.engine.VoiceAccount;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.sample.reconciliation.Comparison.Row;
import io.voicecrm.sample.reconciliation.Comparison.State;
import io.voicecrm.sample.reconciliation.Comparison.Total;
import io.voicecrm.sample.reconciliation.ProviderFile.Fault;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.Reference;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Providers' charges against what was recorded. For the platform alone. */
@RestController
@RequestMapping("/api/reconciliations")
class ReconciliationController {

    private final ProviderInvoices invoices;
    private final Comparison comparison;
    private final Acceptance acceptance;
    private final VoiceCrm crm;
    private final Clock clock;

    ReconciliationController(
            ProviderInvoices invoices, Comparison comparison, Acceptance acceptance, VoiceCrm crm, Clock clock) {
        this.invoices = invoices;
        this.comparison = comparison;
        this.acceptance = acceptance;
        this.crm = crm;
        this.clock = clock;
    }

    /** @param unread rows of the file that are left out */
    record ChargedFile(
            String id,
            String provider,
            String month,
            String currency,
            String fileName,
            long rows,
            long unread,
            Instant uploadedAt) {

        static ChargedFile of(ProviderInvoice invoice) {
            return new ChargedFile(
                    invoice.id().toString(),
                    invoice.provider().value(),
                    invoice.month().toString(),
                    invoice.unit().code(),
                    invoice.fileName(),
                    invoice.rows(),
                    invoice.unread(),
                    invoice.uploadedAt());
        }
    }

    record ReconciledTotal(String state, long calls, String recorded, String charged, String difference) {

        static ReconciledTotal of(Total total) {
            return new ReconciledTotal(
                    SnakeCase.of(total.state()),
                    total.calls(),
                    DifferencesCsv.plain(total.ours()),
                    DifferencesCsv.plain(total.theirs()),
                    DifferencesCsv.plain(total.theirs().subtract(total.ours())));
        }
    }

    /** @param faults the first rows that could not be read */
    record Reconciliation(ChargedFile file, List<ReconciledTotal> totals, List<Fault> faults) {}

    /** @param client null for a call that is not known */
    record ReconciledCall(
            String callId,
            @Nullable Reference client,
            String state,
            String recorded,
            String charged,
            String difference,
            @Nullable Instant acceptedAt) {

        static ReconciledCall of(Row row) {
            return new ReconciledCall(
                    row.ref(),
                    row.tenant() == null
                            ? null
                            : new Reference(row.tenant().value(), Objects.requireNonNullElse(row.client(), "")),
                    SnakeCase.of(row.state()),
                    DifferencesCsv.plain(row.ours()),
                    DifferencesCsv.plain(row.theirs()),
                    DifferencesCsv.plain(row.difference()),
                    row.acceptedAt());
        }
    }

    /** @param calls null for all that differ */
    record AcceptCharges(@Nullable Set<String> calls) {}

    record AcceptedCharges(int corrected) {}

    record ChargedFiles(List<ChargedFile> items) {}

    @GetMapping
    ChargedFiles list() {
        return new ChargedFiles(invoices.all().stream().map(ChargedFile::of).toList());
    }

    /** Reads a provider's file of a month; one of the same provider, month and currency takes the place of the last. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Reconciliation upload(
            @RequestParam String provider,
            @RequestParam YearMonth month,
            @RequestParam(defaultValue = "USD") String currency,
            @RequestParam MultipartFile file)
            throws IOException {
        if (month.isAfter(YearMonth.now(clock))) {
            throw Problems.invalid("month", month + " has not begun yet");
        }
        try (InputStream in = file.getInputStream()) {
            return one(invoices.upload(known(provider), month, Unit.parse(currency), nameOf(file), in));
        }
    }

    @GetMapping("/{id}")
    Reconciliation one(@PathVariable UUID id) {
        ProviderInvoice invoice = find(id);
        return new Reconciliation(
                ChargedFile.of(invoice),
                comparison.totals(invoice).stream().map(ReconciledTotal::of).toList(),
                invoices.faults(id));
    }

    /** Its calls. @param state {@code differing}, {@code theirs_only}, {@code ours_only} or {@code matched}; all but these last where it is missing */
    @GetMapping("/{id}/calls")
    PageOf<ReconciledCall> calls(
            @PathVariable UUID id,
            @RequestParam @Nullable String state,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        int bounded = PageOf.bounded(limit);
        State asked = state == null ? null : SnakeCase.parse(State.class, "state", state);
        List<Row> rows = comparison.page(find(id), asked, Cursor.decode(after), bounded + 1);
        return PageOf.of(rows, bounded, Row::ref, ReconciledCall::of);
    }

    /** What does not match, as a file. */
    @GetMapping("/{id}.csv")
    void csv(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        ProviderInvoice invoice = find(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"differences.csv\"");
        new DifferencesCsv(comparison).write(invoice, response.getWriter());
    }

    /** Takes the provider's word for calls that differ. Idempotent. */
    @PostMapping("/{id}/accept")
    AcceptedCharges accept(@PathVariable UUID id, @RequestBody AcceptCharges body) {
        return new AcceptedCharges(acceptance.accept(find(id), body.calls()));
    }

    private ProviderInvoice find(UUID id) {
        return invoices.find(id).orElseThrow(() -> Problems.notFound("reconciliation"));
    }

    private ProviderId known(String provider) {
        return crm.accounts().stream()
                .map(VoiceAccount::id)
                .filter(id -> id.value().equals(provider))
                .findFirst()
                .orElseThrow(() -> Problems.invalid("provider", "is not one that calls go through"));
    }

    private static String nameOf(MultipartFile file) {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "").strip();
        return name.isEmpty() ? "a file without a name" : name.substring(0, Math.min(name.length(), 200));
    }
}
