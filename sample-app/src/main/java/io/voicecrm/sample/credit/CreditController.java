package io.voicecrm.sample.credit;

import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.ledger.LedgerAudit;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.credit.CreditView.Credit;
import io.voicecrm.sample.credit.CreditView.CreditEntry;
import io.voicecrm.sample.credit.CreditView.Viewer;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.SnakeCase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A client's own credit; and for the platform, whether the whole ledger is sound. */
@RestController
@RequestMapping("/api/credit")
class CreditController {

    private final CreditView view;
    private final VoiceCrm crm;

    CreditController(CreditView view, VoiceCrm crm) {
        this.view = view;
        this.crm = crm;
    }

    record Audit(boolean sound, long entries, List<Finding> findings) {}

    record Finding(String fault, String tenantId, String what) {}

    @GetMapping
    Credit credit(Tenant tenant) {
        return view.credit(tenant);
    }

    @GetMapping("/entries")
    PageOf<CreditEntry> entries(
            Tenant tenant,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        return view.entries(tenant, Viewer.CLIENT, after, limit);
    }

    /** Reads everything, and compares it with everything. */
    @GetMapping("/audit")
    Audit audit() {
        LedgerAudit audit = crm.ledger().audit();
        return new Audit(
                audit.isSound(),
                audit.entries(),
                audit.findings().stream()
                        .map(finding -> new Finding(
                                SnakeCase.of(finding.fault()), finding.tenant().value(), finding.what()))
                        .toList());
    }
}
