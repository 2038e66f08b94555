package io.voicecrm.sample.credit;

import io.voicecrm.TenantId;
import io.voicecrm.ledger.CreditResult;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.metering.LedgerConflictException;
import io.voicecrm.sample.account.Tenants;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.campaign.IdempotencyKeys;
import io.voicecrm.sample.credit.CreditView.Credit;
import io.voicecrm.sample.credit.OpenHolds.HoldJson;
import io.voicecrm.sample.web.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Whose credit the platform looks at, and what all of its changes have in common. */
@Component
class ClientCredits {

    private static final String KEY = "[\\x21-\\x7e]{1,200}";

    private final Tenants tenants;
    private final CreditView view;
    private final OpenHolds holds;
    private final PrepaidTerms prepaid;

    ClientCredits(Tenants tenants, CreditView view, OpenHolds holds, PrepaidTerms prepaid) {
        this.tenants = tenants;
        this.view = view;
        this.holds = holds;
        this.prepaid = prepaid;
    }

    record ClientCredit(Credit credit, List<HoldJson> holds) {}

    Tenant client(String id) {
        return Optional.of(id)
                .filter(name -> !name.isBlank() && name.length() <= 64)
                .flatMap(name -> tenants.find(new TenantId(name)))
                .orElseThrow(() -> Problems.notFound("client"));
    }

    LedgerUnit unitOf(Tenant client) {
        return prepaid.unitOf(client);
    }

    ClientCredit of(Tenant client) {
        return new ClientCredit(view.credit(client), holds.of(client, unitOf(client)));
    }

    /** Posts under a key that the caller chose. */
    <T> T posted(String key, Supplier<T> posting) {
        if (!key.matches(KEY)) {
            throw Problems.invalid(IdempotencyKeys.HEADER, "must be 1 to 200 visible ASCII characters");
        }
        try {
            return posting.get();
        } catch (LedgerConflictException e) {
            throw Problems.conflict(
                    "This " + IdempotencyKeys.HEADER + " came with another request before. Use a new one.");
        }
    }

    /** Takes credit away under a key that the caller chose, as far as nothing holds it. */
    void taken(String key, LedgerUnit unit, Supplier<CreditResult> posting) {
        if (posted(key, posting) instanceof CreditResult.Insufficient lack) {
            throw Problems.conflict("There is not as much credit that nothing holds: " + unit.describe(lack.missing())
                    + " are missing.");
        }
    }
}
