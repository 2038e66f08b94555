package io.voicecrm.sample.compliance;

import io.voicecrm.compliance.RulePack;
import io.voicecrm.compliance.RulePacks;
import io.voicecrm.compliance.RuleRow;
import io.voicecrm.engine.Stores;
import io.voicecrm.sample.account.Tenants.Tenant;
import io.voicecrm.sample.web.Cursor;
import io.voicecrm.sample.web.PageOf;
import io.voicecrm.sample.web.Problems;
import io.voicecrm.sample.web.SnakeCase;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which rules hold for a client's calls, and what was decided by them. */
@RestController
@RequestMapping("/api/compliance")
class ComplianceController {

    private final TenantPacks packs;
    private final DecisionView decisions;
    private final Stores stores;

    ComplianceController(TenantPacks packs, DecisionView decisions, Stores stores) {
        this.packs = packs;
        this.decisions = decisions;
        this.stores = stores;
    }

    /**
     * @param pack {@code sandbox} or {@code standard}
     * @param canChoose false where real people are called
     */
    record ComplianceJson(String pack, String version, boolean canChoose, List<RuleJson> rules) {}

    record RuleJson(
            String id,
            String jurisdiction,
            String kind,
            @Nullable String purpose,
            String value,
            String source) {

        static RuleJson of(RuleRow row) {
            return new RuleJson(
                    row.id(),
                    row.jurisdiction(),
                    SnakeCase.of(row.kind()),
                    row.purpose() == null ? null : SnakeCase.of(row.purpose()),
                    row.value(),
                    row.source());
        }
    }

    record Choice(@NotBlank String pack) {}

    /** @param brokenAt the first position that is not as it was written; null if the log is whole */
    record Verified(boolean whole, @Nullable Long brokenAt) {}

    @GetMapping
    ComplianceJson get(Tenant tenant) {
        RulePack pack = packs.of(tenant.tenantId());
        return new ComplianceJson(
                pack.id(),
                pack.version(),
                packs.canChoose(),
                pack.rows().stream().map(RuleJson::of).toList());
    }

    @PutMapping
    ComplianceJson choose(Tenant tenant, @Valid @RequestBody Choice body) {
        List<String> known =
                List.of(RulePacks.sandbox().id(), RulePacks.standard().id());
        if (!known.contains(body.pack())) {
            throw Problems.invalid("pack", "\"" + body.pack() + "\" is neither of " + String.join(" and ", known));
        }
        if (!packs.canChoose() && !body.pack().equals(RulePacks.standard().id())) {
            throw Problems.conflict("Real people are called here, so the real rules hold.");
        }
        packs.choose(tenant.tenantId(), body.pack());
        return get(tenant);
    }

    @GetMapping("/decisions")
    PageOf<DecisionView.DecisionJson> decisions(
            Tenant tenant,
            @RequestParam @Nullable String kind,
            @RequestParam(defaultValue = PageOf.DEFAULT_LIMIT) int limit,
            @RequestParam @Nullable String after) {
        int bounded = PageOf.bounded(limit);
        String key = Cursor.decode(after);
        List<DecisionView.DecisionJson> rows =
                decisions.page(tenant, kind, key == null ? Long.MAX_VALUE : Long.parseLong(key), bounded + 1);
        return PageOf.of(rows, bounded, row -> String.valueOf(row.position()), row -> row);
    }

    @PostMapping("/verify")
    Verified verify(Tenant tenant) {
        OptionalLong broken = stores.compliance().decisions().firstBroken(tenant.tenantId());
        return new Verified(broken.isEmpty(), broken.isPresent() ? broken.getAsLong() : null);
    }
}
