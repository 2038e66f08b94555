package io.voicecrm.compliance;

import io.voicecrm.TenantId;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which pack holds for which tenant, and which countries each may call. Immutable; as thread-safe as its functions. */
public final class CompliancePolicy {

    private final Function<TenantId, RulePack> packs;
    private final @Nullable Function<TenantId, Set<String>> countries;
    private final @Nullable ReassignedNumbers reassigned;

    private CompliancePolicy(
            Function<TenantId, RulePack> packs,
            @Nullable Function<TenantId, Set<String>> countries,
            @Nullable ReassignedNumbers reassigned) {
        this.packs = packs;
        this.countries = countries;
        this.reassigned = reassigned;
    }

    /** {@link RulePacks#standard} for everybody. */
    public static CompliancePolicy standard() {
        return of(tenant -> RulePacks.standard());
    }

    /** {@link RulePacks#sandbox} for everybody: only where nobody real is called. */
    public static CompliancePolicy sandbox() {
        return of(tenant -> RulePacks.sandbox());
    }

    /**
     * A pack for each tenant, asked once per batch of decisions. It should answer with packs that are kept, since they
     * remember what they worked out. While it throws, nobody is called.
     */
    public static CompliancePolicy of(Function<TenantId, RulePack> packs) {
        return new CompliancePolicy(packs, null, null);
    }

    /**
     * This policy with an allow-list of countries per tenant, ISO 3166 alpha-2, asked once per batch. Default: every
     * country that the tenant's pack covers. A country that is allowed and not covered is not called.
     */
    public CompliancePolicy countries(Function<TenantId, Set<String>> allowed) {
        return new CompliancePolicy(packs, allowed, reassigned);
    }

    /**
     * This policy with another source of what became of numbers, asked once per batch. Default: the list in the stores.
     */
    public CompliancePolicy reassigned(ReassignedNumbers source) {
        return new CompliancePolicy(packs, countries, source);
    }

    ReassignedNumbers reassignedOr(ReassignedNumbers list) {
        return reassigned == null ? list : reassigned;
    }

    RulePack packOf(TenantId tenant) {
        return packs.apply(tenant);
    }

    /** Null for every country. */
    @Nullable
    Set<String> countriesOf(TenantId tenant) {
        return countries == null ? null : Set.copyOf(countries.apply(tenant));
    }
}
