package io.voicecrm.sample.credit;

import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.campaign.IdempotencyKeys;
import io.voicecrm.sample.credit.ClientCredits.ClientCredit;
import io.voicecrm.sample.credit.CreditView.CreditEntry;
import io.voicecrm.sample.credit.CreditView.Viewer;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The credit of any client, and corrections of it. For the platform alone. */
@RestController
@RequestMapping("/api/tenants/{id}/credit")
class ClientCreditController {

    private final ClientCredits credits;
    private final CreditView view;
    private final VoiceCrm crm;

    ClientCreditController(ClientCredits credits, CreditView view, VoiceCrm crm) {
        this.credits = credits;
        this.view = view;
        this.crm = crm;
    }

    /**
     * @param amount negative to take credit away
     * @param reason the client reads it
     */
    record Adjustment(
            @NotNull @Valid CreditAmount amount,
            @NotBlank @Size(max = 200) String reason) {}

    @GetMapping
    ClientCredit credit(@PathVariable String id) {
        return credits.of(credits.client(id));
    }

    @GetMapping("/entries")
    PageOf<CreditEntry> entries(
            @PathVariable String id,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        return view.entries(credits.client(id), Viewer.PLATFORM, after, limit);
    }

    /** Corrects the balance by hand; the same key and content has an effect once. */
    @PostMapping("/adjustments")
    ClientCredit adjust(
            @PathVariable String id,
            @RequestHeader(IdempotencyKeys.HEADER) String key,
            @Valid @RequestBody Adjustment body) {
        Tenant client = credits.client(id);
        LedgerUnit unit = credits.unitOf(client);
        long amount = body.amount().in(unit);
        if (amount == 0) {
            throw Problems.invalid("amount.amount", "must not be 0");
        }
        credits.taken(key, unit, () -> crm.ledger().adjust(client.tenantId(), unit, key, amount, body.reason()));
        return credits.of(client);
    }
}
