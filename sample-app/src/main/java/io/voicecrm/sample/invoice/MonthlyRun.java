package io.voicecrm.sample.invoice;

import io.voicecrm.billing.InvoiceDraft;
import io.voicecrm.billing.Invoicing;
import io.voicecrm.billing.Plan;
import io.voicecrm.billing.PlanHistory;
import io.voicecrm.sample.account.Tenants;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.billing.Bills;
import io.voicecrm.sample.billing.PlanTerms;
import io.voicecrm.sample.web.Problems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Bills each client once for a month that is over where the client is. Run again, by whichever process, it bills whom it
 * left out and issues what could not be issued.
 */
@Component
class MonthlyRun {

    private static final int PAGE = 500;

    /** Providers report calls late; what is billed does not change any more. */
    private static final Duration SETTLING = Duration.ofDays(1);

    private final Tenants tenants;
    private final PlanTerms terms;
    private final Bills bills;
    private final Invoices invoices;
    private final Collector collector;
    private final Clock clock;

    MonthlyRun(Tenants tenants, PlanTerms terms, Bills bills, Invoices invoices, Collector collector, Clock clock) {
        this.tenants = tenants;
        this.terms = terms;
        this.bills = bills;
        this.invoices = invoices;
        this.collector = collector;
        this.clock = clock;
    }

    /** What became of a client's month. */
    enum Result {
        ISSUED,
        /** Rated, and the gateway could not issue it. */
        WAITING,
        ALREADY_BILLED,
        /** Paid in advance, and no fee. */
        PREPAID,
        NOTHING_DUE,
        /** Where the client is, it is not over yet. */
        NOT_OVER
    }

    record Outcome(Tenant tenant, Result result, @Nullable Invoice invoice) {

        static Outcome without(Tenant tenant, Result result) {
            return new Outcome(tenant, result, null);
        }
    }

    /**
     * Bills all clients for a month.
     *
     * @throws org.springframework.web.ErrorResponseException 400 if it is over nowhere
     */
    List<Outcome> run(YearMonth month) {
        if (clock.instant().isBefore(Invoicing.start(month.plusMonths(1), ZoneOffset.MAX))) {
            throw Problems.invalid("month", month + " is not over yet");
        }
        return each(tenant -> bill(tenant, month));
    }

    /**
     * Bills a month again whose invoice was taken back, by what is known of it now. Idempotent: once it is billed again,
     * that is the answer.
     *
     * @throws org.springframework.web.ErrorResponseException 409 if the invoice was not taken back, or nothing is due any
     *     more
     */
    Invoice billAgain(Invoice taken) {
        if (taken.stage() != Stage.VOID) {
            throw Problems.conflict("The invoice is not void. Void it before its month is billed again.");
        }
        Tenant tenant = tenants.find(taken.tenant()).orElseThrow();
        Invoice last = invoices.of(taken.tenant(), taken.month()).orElse(taken);
        if (last.stage() == Stage.VOID) {
            InvoiceDraft draft = bills.draft(tenant, taken.month(), terms.historyOf(tenant));
            if (draft.total().minorUnits() <= 0) {
                throw Problems.conflict("Nothing is due for the month any more.");
            }
            last = invoices.add(draft, last.revision() + 1);
        }
        return last.stage() == Stage.DRAFT ? collector.issue(tenant, last) : last;
    }

    /** The last month only: those before it are billed by hand, so that nobody is surprised by an upgrade. */
    @Scheduled(cron = "${voicecrm.invoices.cron:0 20 4 * * *}")
    void runDaily() {
        collector.askAboutOwed();
        Instant settled = clock.instant().minus(SETTLING);
        each(tenant ->
                bill(tenant, YearMonth.from(settled.atZone(tenant.zone())).minusMonths(1)));
    }

    private Outcome bill(Tenant tenant, YearMonth month) {
        if (clock.instant().isBefore(endOf(month, tenant))) {
            return Outcome.without(tenant, Result.NOT_OVER);
        }
        return invoices.of(tenant.tenantId(), month)
                .map(invoice -> issue(tenant, invoice))
                .orElseGet(() -> rate(tenant, month));
    }

    private Outcome rate(Tenant tenant, YearMonth month) {
        PlanHistory history = terms.historyOf(tenant);
        InvoiceDraft draft = bills.draft(tenant, month, history);
        if (draft.total().minorUnits() > 0) {
            return issue(tenant, invoices.add(draft, 1));
        }
        Plan last = history.planAt(endOf(month, tenant).minusNanos(1));
        return Outcome.without(tenant, last.kind().invoicesTalk() ? Result.NOTHING_DUE : Result.PREPAID);
    }

    private Outcome issue(Tenant tenant, Invoice invoice) {
        if (invoice.stage() != Stage.DRAFT) {
            return new Outcome(tenant, Result.ALREADY_BILLED, invoice);
        }
        Invoice issued = collector.issue(tenant, invoice);
        return new Outcome(tenant, issued.stage() == Stage.DRAFT ? Result.WAITING : Result.ISSUED, issued);
    }

    private static Instant endOf(YearMonth month, Tenant tenant) {
        return Invoicing.start(month.plusMonths(1), tenant.zone());
    }

    private List<Outcome> each(Function<Tenant, Outcome> work) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Tenant> page = tenants.page(null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(tenant -> outcomes.add(work.apply(tenant)));
            page = page.size() < PAGE
                    ? List.of()
                    : tenants.page(page.get(PAGE - 1).id(), PAGE);
        }
        return outcomes;
    }
}
