package io.voicecrm.sample.credit;

import io.voicecrm.TenantId;
import io.voicecrm.engine.VoiceCrm;
import io.voicecrm.ledger.CreditResult;
import io.voicecrm.ledger.LedgerUnit;
import io.voicecrm.metering.LedgerConflictException;
import io.voicecrm.sample.account.Tenants;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.campaign.IdempotencyKeys;
import io.voicecrm.sample.credit.CreditView.Credit;
import io.voicecrm.sample.credit.CreditView.CreditEntry;
import io.voicecrm.sample.credit.CreditView.Viewer;
import io.voicecrm.sample.credit.OpenHolds.HoldJson;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The credit of any client, and how it comes in. For the platform alone. */
@RestController
@RequestMapping("/api/tenants/{id}/credit")
class ClientCreditController {

    private static final int DECIMALS = 6;
    private static final String KEY = "[\\x21-\\x7e]{1,200}";

    private final Tenants tenants;
    private final CreditView view;
    private final OpenHolds holds;
    private final PrepaidTerms prepaid;
    private final VoiceCrm crm;

    ClientCreditController(Tenants tenants, CreditView view, OpenHolds holds, PrepaidTerms prepaid, VoiceCrm crm) {
        this.tenants = tenants;
        this.view = view;
        this.holds = holds;
        this.prepaid = prepaid;
        this.crm = crm;
    }

    record ClientCredit(Credit credit, List<HoldJson> holds) {}

    /**
     * @param amount negative to take credit away, where that is allowed
     * @param reason the client reads it
     */
    record Change(
            @NotNull @Valid Amount amount,
            @NotBlank @Size(max = 200) String reason) {}

    record Amount(
            @NotNull @Pattern(regexp = "-?\\d{1,9}(\\.\\d{1,6})?", message = "must be a number such as 50.00")
            String amount,

            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be a currency code such as USD")
            String currency) {}

    @GetMapping
    ClientCredit credit(@PathVariable String id) {
        return credit(client(id));
    }

    @GetMapping("/entries")
    PageOf<CreditEntry> entries(
            @PathVariable String id,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        return view.entries(client(id), Viewer.PLATFORM, after, limit);
    }

    /** Credit comes in. The same key and content has an effect once, so that whoever got no answer asks again. */
    @PostMapping("/top-ups")
    ClientCredit topUp(
            @PathVariable String id,
            @RequestHeader(IdempotencyKeys.HEADER) String key,
            @Valid @RequestBody Change body) {
        Tenant tenant = client(id);
        LedgerUnit unit = prepaid.unitOf(tenant);
        long amount = amount(body, unit);
        if (amount <= 0) {
            throw Problems.invalid("amount.amount", "must be more than 0");
        }
        posted(key, () -> crm.ledger().topUp(tenant.tenantId(), unit, key, amount, body.reason()));
        return credit(tenant);
    }

    /** Corrects the balance by hand; the same key and content has an effect once. */
    @PostMapping("/adjustments")
    ClientCredit adjust(
            @PathVariable String id,
            @RequestHeader(IdempotencyKeys.HEADER) String key,
            @Valid @RequestBody Change body) {
        Tenant tenant = client(id);
        LedgerUnit unit = prepaid.unitOf(tenant);
        long amount = amount(body, unit);
        if (amount == 0) {
            throw Problems.invalid("amount.amount", "must not be 0");
        }
        CreditResult result =
                posted(key, () -> crm.ledger().adjust(tenant.tenantId(), unit, key, amount, body.reason()));
        if (result instanceof CreditResult.Insufficient lack) {
            throw Problems.conflict("There is not as much credit that nothing holds: " + unit.describe(lack.missing())
                    + " are missing.");
        }
        return credit(tenant);
    }

    private ClientCredit credit(Tenant tenant) {
        return new ClientCredit(view.credit(tenant), holds.of(tenant, prepaid.unitOf(tenant)));
    }

    private Tenant client(String id) {
        return Optional.of(id)
                .filter(name -> !name.isBlank() && name.length() <= 64)
                .flatMap(name -> tenants.find(new TenantId(name)))
                .orElseThrow(() -> Problems.notFound("client"));
    }

    private static <T> T posted(String key, Supplier<T> posting) {
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

    private static long amount(Change body, LedgerUnit unit) {
        if (!body.amount().currency().equals(unit.code())) {
            throw Problems.invalid("amount.currency", "must be " + unit + ", as the plan of the client is");
        }
        return new BigDecimal(body.amount().amount()).movePointRight(DECIMALS).longValueExact();
    }
}
